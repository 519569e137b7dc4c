<?php
/**
 * Plugin Name: Preparation
 * Description: The first steps of every embedded site, before its content is written.
 */

function pressroom_prepare_site( $application_password ) {
	update_option( 'permalink_structure', '/%year%/%monthnum%/%postname%/' );
	// WordPress makes its rules anew on the next request, when the custom types know of the structure.
	delete_option( 'rewrite_rules' );
	pressroom_add_application_password( 1, $application_password );
}

/** WordPress gives out random ones only, so the hash of a random one is replaced. */
function pressroom_add_application_password( $user_id, $password ) {
	WP_Application_Passwords::create_new_application_password( $user_id, array( 'name' => 'Demo' ) );
	$passwords                = get_user_meta( $user_id, WP_Application_Passwords::USERMETA_KEY_APPLICATION_PASSWORDS, true );
	$passwords[0]['password'] = WP_Application_Passwords::hash_password( str_replace( ' ', '', $password ) );
	update_user_meta( $user_id, WP_Application_Passwords::USERMETA_KEY_APPLICATION_PASSWORDS, $passwords );
}
