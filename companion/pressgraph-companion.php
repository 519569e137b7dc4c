<?php
/**
 * Plugin Name: Pressgraph Companion
 * Description: Lets a Pressgraph gateway read several REST routes in one request, and hear of changes at once. Nothing depends on it.
 * Version: 1.0.0
 * Requires at least: 5.6
 * Requires PHP: 7.4
 * License: MIT
 *
 * Save it as wp-content/mu-plugins/pressgraph-companion.php. What wp-config.php may define:
 *   PRESSGRAPH_WEBHOOK_URL, PRESSGRAPH_WEBHOOK_SECRET  where to send changes (HTTPS, or this machine), and the gateway's WEBHOOK_SECRET
 *   PRESSGRAPH_PUBLIC_MENUS   true: anyone may read the classic menus. A menu can name private pages.
 *   PRESSGRAPH_CLOSED_ROUTES  array( '/wp/v2/users' ): what a web server or a firewall shuts by its address. It does not see these reads.
 * Filters: `pressgraph_companion_allow` (bool, WP_REST_Request) before each read, `pressgraph_companion_namespaces` (at first `wp/v2` alone).
 */

namespace Pressgraph\Companion;

defined( 'ABSPATH' ) || exit;

const VERSION = '1.0.0';
// Bounds of one request: reads, ids of one `from`, bytes of all answers, seconds.
const MOST_READS = 20, MOST_IDS = 500, MOST_BYTES = 8388608, MOST_SECONDS = 10;
// These change what a request is, not what it asks.
const REFUSED = array( '_method', '_envelope', '_jsonp', '_wpnonce', 'rest_route' );
// Core reads no terms for these.
const WITHOUT_TERMS = array( 'id', 'date', 'date_gmt', 'guid', 'modified', 'modified_gmt', 'slug', 'status', 'type', 'title', 'author', 'featured_media', 'parent', 'menu_order', 'comment_status', 'ping_status', 'sticky', 'template' );

add_action( 'rest_api_init', function () {
	$object = fn( $properties, $required ) => array( 'type' => 'object', 'additionalProperties' => false ) + compact( 'properties', 'required' );
	$from   = $object( array(
		'read'      => array( 'type' => 'integer', 'minimum' => 0 ),
		'field'     => array( 'type' => 'string', 'maxLength' => 100 ),
		'parameter' => array( 'type' => 'string', 'enum' => array( 'include', 'post', 'parent' ) ),
	), array( 'read', 'field' ) );
	$read   = $object( array( 'route' => array( 'type' => 'string', 'maxLength' => 200 ), 'query' => array( 'type' => 'object' ), 'from' => $from ), array( 'route' ) );
	$reads  = array( 'type' => 'array', 'required' => true, 'minItems' => 1, 'maxItems' => MOST_READS, 'items' => $read );
	// Whoever asks may ask: each read is checked by its own route, as it would be by itself.
	$open = array( 'permission_callback' => '__return_true' );
	register_rest_route( 'pressgraph/v1', '/read', $open + array( 'methods' => 'POST', 'callback' => __NAMESPACE__ . '\\read_all', 'args' => compact( 'reads' ) ) );
	register_rest_route( 'pressgraph/v1', '/about', $open + array( 'methods' => 'GET', 'callback' => fn() => array(
		'version'     => VERSION,
		'mostReads'   => MOST_READS,
		'mostIds'     => MOST_IDS,
		'namespaces'  => namespaces(),
		'publicMenus' => menus_are_public(),
		'changes'     => (bool) sends_changes(),
		'imageSizes'  => wp_get_registered_image_subsizes(),
	) ) );
} );

/** The answers in the order of the reads, each as its route would have given it: status, total, body. */
function read_all( \WP_REST_Request $request ) {
	$answers = array();
	$budget  = (object) array( 'bytes' => MOST_BYTES, 'end' => microtime( true ) + MOST_SECONDS );
	// It asks whether the caller may use every other method, too, and takes a tenth of the time.
	remove_filter( 'rest_post_dispatch', 'rest_send_allow_header', 10 );
	foreach ( get_post_types( array( 'show_in_rest' => true ) ) as $type ) add_filter( "rest_{$type}_query", __NAMESPACE__ . '\\without_terms', 10, 2 );
	foreach ( $request['reads'] as $read ) {
		$answers[] = isset( $read['from'] ) ? read_from( $read, $answers, $budget ) : read_one( $read, $budget );
	}
	add_filter( 'rest_post_dispatch', 'rest_send_allow_header', 10, 3 );
	$private = is_user_logged_in() ? 'private, no-store' : 'no-store';
	return new \WP_REST_Response( array( 'version' => VERSION, 'answers' => $answers ), 200, array( 'Cache-Control' => $private ) );
}

/** A read whose ids come from the rows of an earlier one. Without ids nothing is asked: an empty `include` means everything. */
function read_from( array $read, array $answers, $budget ) {
	$source = $answers[ $read['from']['read'] ] ?? null;
	if ( ! $source || 200 !== $source['status'] ) return failure( 424, 'no_source', 'The read that the ids come from has no answer.' );
	$ids = array();
	foreach ( wp_is_numeric_array( $source['body'] ) ? $source['body'] : array( $source['body'] ) as $row ) {
		foreach ( (array) ( $row[ $read['from']['field'] ] ?? array() ) as $id ) {
			if ( is_int( $id ) && $id > 0 ) $ids[ $id ] = $id;
		}
	}
	if ( count( $ids ) > MOST_IDS ) return failure( 413, 'too_many_ids', 'More than ' . MOST_IDS . ' ids.' );
	sort( $ids );
	$answer    = array( 'status' => 200, 'total' => 0, 'body' => array(), 'ids' => $ids );
	$parameter = $read['from']['parameter'] ?? 'include';
	foreach ( array_chunk( $ids, 100 ) as $chunk ) {
		$query = array( $parameter => $chunk ) + ( 'include' === $parameter ? array( 'per_page' => count( $chunk ) ) : array() ) + ( $read['query'] ?? array() );
		$part  = read_one( array( 'query' => $query ) + $read, $budget );
		if ( 200 !== $part['status'] ) return $part;
		$answer['total'] += (int) $part['total'];
		$answer['body']   = array_merge( $answer['body'], $part['body'] );
	}
	return $answer;
}

/** One GET, as the caller, with the checks of its own route. */
function read_one( array $read, $budget ) {
	$request = new \WP_REST_Request( 'GET', '/' . trim( $read['route'], '/' ) );
	$request->set_query_params( $read['query'] ?? array() );
	$is_open = is_open( $request->get_route() ) && ! array_intersect( array_keys( $request->get_query_params() ), REFUSED );
	if ( ! $is_open || ! apply_filters( 'pressgraph_companion_allow', true, $request ) ) return failure( 403, 'route_closed', 'This route cannot be read here.' );
	if ( microtime( true ) > $budget->end || $budget->bytes < 0 ) return failure( 503, 'budget_spent', 'More than one request may take.' );
	$post     = $GLOBALS['post'] ?? null;
	$server   = rest_get_server();
	// What plugins, and core for its settings, take out of answers, they take out here, too.
	$response = apply_filters( 'rest_post_dispatch', rest_ensure_response( rest_do_request( $request ) ), $server, $request );
	$body     = $server->response_to_data( $response, isset( $request['_embed'] ) ? rest_parse_embed_param( $request['_embed'] ) : false );
	// A read must not see what another one left behind.
	$GLOBALS['post'] = $post;
	wp_reset_query();
	while ( is_locale_switched() ) restore_previous_locale();
	$budget->bytes -= strlen( (string) wp_json_encode( $body ) );
	if ( $budget->bytes < 0 ) return failure( 413, 'too_large', 'More than ' . MOST_BYTES . ' bytes.' );
	$number  = fn( $name ) => isset( $response->get_headers()[ $name ] ) ? (int) $response->get_headers()[ $name ] : null;
	return array( 'status' => $response->get_status(), 'total' => $number( 'X-WP-Total' ), 'pages' => $number( 'X-WP-TotalPages' ), 'body' => $body );
}

/**
 * WordPress reads the terms of all posts of a list beforehand: where each has twenty, that is half of its time. Here only if
 * they are probably used: by a field that is asked for, a filter of the permalink, or a plugin that changes the rows.
 */
function without_terms( array $arguments, \WP_REST_Request $request ) {
	if ( ! is_string( $arguments['post_type'] ?? null ) ) return $arguments;
	$fields = array_map( fn( $field ) => strtok( $field, '.' ), wp_parse_list( $request['_fields'] ?? '' ) ?: array( 'all of them' ) );
	$plain  = false === strpos( (string) get_option( 'permalink_structure' ), '%category%' ) && ! has_filter( 'post_link' ) && ! has_filter( 'post_type_link' );
	$hook   = $GLOBALS['wp_filter'][ "rest_prepare_{$arguments['post_type']}" ] ?? null;
	$others = $hook ? array_diff( array_keys( array_merge( ...array_values( $hook->callbacks ) ) ), array( 'insert_hooked_blocks_into_rest_response' ) ) : array();
	$unused = ! $others && ! array_diff( $fields, WITHOUT_TERMS, $plain ? array( 'link' ) : array() );
	return $unused ? $arguments + array( 'update_post_term_cache' => false ) : $arguments;
}

function failure( int $status, string $code, string $message ) {
	return array( 'status' => $status, 'total' => null, 'body' => array( 'code' => "pressgraph_$code", 'message' => $message, 'data' => compact( 'status' ) ) );
}

function namespaces() {
	return array_values( array_diff( (array) apply_filters( 'pressgraph_companion_namespaces', array( 'wp/v2' ) ), array( 'pressgraph/v1', 'batch/v1' ) ) );
}

function is_open( string $route ) {
	$under = fn( $prefix ) => 0 === stripos( "$route/", '/' . trim( $prefix, '/' ) . '/' );
	return array_filter( namespaces(), $under ) && ! array_filter( defined( 'PRESSGRAPH_CLOSED_ROUTES' ) ? (array) PRESSGRAPH_CLOSED_ROUTES : array(), $under );
}

function menus_are_public() {
	return defined( 'PRESSGRAPH_PUBLIC_MENUS' ) && true === PRESSGRAPH_PUBLIC_MENUS;
}
add_filter( 'rest_menu_read_access', fn( $can, $request ) => $can || ( menus_are_public() && 'edit' !== $request['context'] ), 10, 2 );

function sends_changes() {
	$is_set = defined( 'PRESSGRAPH_WEBHOOK_URL' ) && defined( 'PRESSGRAPH_WEBHOOK_SECRET' ) && strlen( PRESSGRAPH_WEBHOOK_SECRET ) >= 32;
	return $is_set && preg_match( '~^(https://|http://(localhost|127\.0\.0\.1)[:/])~', PRESSGRAPH_WEBHOOK_URL );
}

/** Remembers a change, to be sent with the others once the page is out: ids and kinds alone. The gateway asks the rest as the public does. */
function changed( string $type, $id, string $kind = 'updated', $post = null ) {
	static $changes = array();
	if ( ! $changes ) add_action( 'shutdown', function () use ( &$changes ) {
		$can_wait = function_exists( 'fastcgi_finish_request' ) && fastcgi_finish_request();
		foreach ( array_chunk( array_values( $changes ), 500 ) as $chunk ) {
			$body    = wp_json_encode( array( 'changes' => $chunk ) );
			$time    = (string) time();
			$headers = array( 'Content-Type' => 'application/json', 'X-Pressgraph-Timestamp' => $time, 'X-Pressgraph-Signature' => 'sha256=' . hash_hmac( 'sha256', "$time.$body", PRESSGRAPH_WEBHOOK_SECRET ) );
			wp_remote_post( PRESSGRAPH_WEBHOOK_URL, compact( 'body', 'headers' ) + array( 'timeout' => 3, 'redirection' => 0, 'blocking' => $can_wait ) );
		}
	} );
	$changes[ "$type $id" ] = array( 'type' => $type, 'id' => (int) $id, 'kind' => $kind ) + ( $post ? array( 'postId' => (int) $post ) : array() );
}

/** In a function: what a plugin's file names at its top is global, and WordPress has a `$post`. */
function listen() {
	$hook = function ( array $hooks, string $kind, callable $note, int $arguments = 1 ) {
		foreach ( $hooks as $name ) add_action( $name, fn( ...$given ) => $note( $kind, ...$given ), 10, $arguments );
	};
	$post = function ( $kind, $id ) {
		$type = get_post_type_object( get_post_type( $id ) );
		if ( $type && $type->show_in_rest && ! wp_is_post_revision( $id ) ) changed( $type->name, $id, $kind );
	};
	$term = function ( $kind, $id, $tt_id, $taxonomy ) {
		if ( get_taxonomy( $taxonomy )->show_in_rest ?? false ) changed( $taxonomy, $id, $kind );
	};
	$comment = fn( $kind, $id ) => changed( 'comment', $id, $kind, get_comment( $id )->comment_post_ID ?? null );
	$user    = fn( $kind, $id ) => changed( 'user', $id, $kind );
	$hook( array( 'save_post', 'add_attachment', 'edit_attachment' ), 'updated', $post );
	$hook( array( 'before_delete_post', 'delete_attachment' ), 'deleted', $post );
	$hook( array( 'saved_term' ), 'updated', $term, 3 );
	$hook( array( 'delete_term' ), 'deleted', $term, 3 );
	$hook( array( 'wp_insert_comment', 'edit_comment', 'wp_set_comment_status' ), 'updated', $comment );
	$hook( array( 'delete_comment' ), 'deleted', $comment );
	$hook( array( 'profile_update' ), 'updated', $user );
	$hook( array( 'deleted_user' ), 'deleted', $user );
}
if ( sends_changes() ) listen();
