<?php
/**
 * Plugin Name: Offline
 * Description: The embedded site neither calls nor mails anyone, and never waits for an answer.
 */

add_filter(
	'pre_http_request',
	function ( $response, $arguments, $url ) {
		return new WP_Error( 'http_request_blocked', "The embedded site makes no requests, so $url was not asked." );
	},
	10,
	3
);
add_filter( 'pre_wp_mail', '__return_true' );

$pressroom_no_updates = fn() => (object) array(
	'last_checked'    => time(),
	'version_checked' => wp_get_wp_version(),
	'updates'         => array(),
	'checked'         => array(),
	'response'        => array(),
);
foreach ( array( 'update_core', 'update_plugins', 'update_themes' ) as $pressroom_transient ) {
	add_filter( "pre_site_transient_$pressroom_transient", $pressroom_no_updates );
}
remove_action( 'init', 'wp_schedule_update_checks' );

// One film is embedded in an article; without this its provider would have to be asked for the frame.
add_filter(
	'pre_oembed_result',
	function ( $html, $url ) {
		if ( preg_match( '#^https://vimeo\.com/(\d+)$#', $url, $match ) ) {
			return sprintf(
				'<iframe title="%s" src="https://player.vimeo.com/video/%d" width="640" height="480" allowfullscreen></iframe>',
				esc_attr( 'A film on Vimeo' ),
				$match[1]
			);
		}
		return $html;
	},
	10,
	2
);
