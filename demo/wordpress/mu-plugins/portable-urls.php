<?php
/**
 * Plugin Name: Portable URLs
 * Description: Keeps the site's address out of the database, where WordPress writes it into every image of a post: the
 * embedded site has another one at each start.
 */

const PRESSROOM_STORED_URL = 'http://pressroom.example';

function pressroom_url_for_visitors( $text ) {
	return is_string( $text ) ? str_replace( PRESSROOM_STORED_URL, home_url(), $text ) : $text;
}

function pressroom_url_for_database( $text ) {
	return is_string( $text ) ? str_replace( home_url(), PRESSROOM_STORED_URL, $text ) : $text;
}

// Before everything else, as embeds and image sizes look at the address.
add_filter( 'the_content', 'pressroom_url_for_visitors', 1 );
add_filter( 'get_the_excerpt', 'pressroom_url_for_visitors', 1 );
add_filter( 'the_guid', 'pressroom_url_for_visitors' );
add_filter( 'get_the_guid', 'pressroom_url_for_visitors' );
add_filter( 'content_edit_pre', 'pressroom_url_for_visitors' );
add_filter( 'content_save_pre', 'pressroom_url_for_database' );
add_filter( 'render_block_core/navigation', 'pressroom_url_for_visitors' );
add_filter( 'wp_setup_nav_menu_item', function ( $item ) {
	$item->url = pressroom_url_for_visitors( $item->url );
	return $item;
} );

// The block editor gets what is stored, not what is shown.
add_action(
	'rest_api_init',
	function () {
		foreach ( get_post_types( array( 'show_in_rest' => true ) ) as $post_type ) {
			add_filter( "rest_prepare_$post_type", 'pressroom_portable_rest_response' );
		}
	}
);

function pressroom_portable_rest_response( $response ) {
	$data = $response->get_data();
	foreach ( array( 'content', 'guid' ) as $field ) {
		if ( isset( $data[ $field ]['raw'] ) ) {
			$data[ $field ]['raw'] = pressroom_url_for_visitors( $data[ $field ]['raw'] );
		}
	}
	$response->set_data( $data );
	return $response;
}
