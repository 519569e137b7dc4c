<?php
/**
 * Plugin Name: Popular plugins
 * Description: What widespread plugins add to REST, in the shape that they send it. Nothing of it shows until the option
 * `pressroom_imitates` names them: `yoast`, `acf`.
 */

add_action(
	'rest_api_init',
	function () {
		$imitated = (array) get_option( 'pressroom_imitates', array() );
		if ( in_array( 'yoast', $imitated, true ) ) {
			pressroom_imitate_yoast();
		}
		if ( in_array( 'acf', $imitated, true ) ) {
			pressroom_imitate_acf();
		}
	}
);

/** Yoast SEO registers its fields without a schema. */
function pressroom_imitate_yoast() {
	$kinds = array(
		'pressroom_yoast_post' => get_post_types( array( 'public' => true ) ),
		'pressroom_yoast_term' => array_map( fn( $name ) => 'post_tag' === $name ? 'tag' : $name, get_taxonomies( array( 'public' => true ) ) ),
		'pressroom_yoast_user' => array( 'user' ),
	);
	foreach ( $kinds as $callback => $object_types ) {
		register_rest_field( $object_types, 'yoast_head_json', array( 'get_callback' => $callback ) );
	}
}

function pressroom_yoast_post( $item ) {
	$post = get_post( $item['id'] );
	// An editor told Yoast to leave pages out.
	if ( 'page' === $post->post_type ) {
		return null;
	}
	$head = pressroom_yoast_head( $post->post_title, get_permalink( $post ), get_the_excerpt( $post ), 'article' );

	$head['article_published_time'] = mysql2date( DATE_W3C, $post->post_date_gmt, false );
	$head['article_modified_time']  = mysql2date( DATE_W3C, $post->post_modified_gmt, false );

	$image = wp_get_attachment_image_src( get_post_thumbnail_id( $post ), 'full' );
	if ( $image ) {
		$head['og_image'] = array(
			array(
				'width'  => $image[1],
				'height' => $image[2],
				'url'    => $image[0],
				'type'   => get_post_mime_type( get_post_thumbnail_id( $post ) ),
			),
		);
	}
	$head['author']       = get_the_author_meta( 'display_name', $post->post_author );
	$head['twitter_misc'] = array(
		'Written by'        => $head['author'],
		'Est. reading time' => '3 minutes',
	);
	return $head;
}

function pressroom_yoast_term( $item ) {
	$term = get_term( $item['id'] );
	return pressroom_yoast_head( "$term->name Archives", get_term_link( $term ), $term->description, 'article' );
}

function pressroom_yoast_user( $item ) {
	$name = get_the_author_meta( 'display_name', $item['id'] );
	return pressroom_yoast_head( "$name, Author at", get_author_posts_url( $item['id'] ), '', 'profile' );
}

function pressroom_yoast_head( string $title, string $url, string $description, string $type ): array {
	$site_name   = get_bloginfo( 'name' );
	$description = wp_html_excerpt( $description, 150 );
	$breadcrumbs = array(
		array(
			'@type'    => 'ListItem',
			'position' => 1,
			'name'     => 'Home',
			'item'     => home_url( '/' ),
		),
		array(
			'@type'    => 'ListItem',
			'position' => 2,
			'name'     => $title,
		),
	);
	return array(
		'title'          => esc_html( "$title - $site_name" ),
		'description'    => $description,
		'robots'         => array(
			'index'             => 'index',
			'follow'            => 'follow',
			'max-snippet'       => 'max-snippet:-1',
			'max-image-preview' => 'max-image-preview:large',
			'max-video-preview' => 'max-video-preview:-1',
		),
		'canonical'      => $url,
		'og_locale'      => get_locale(),
		'og_type'        => $type,
		'og_title'       => esc_html( $title ),
		'og_description' => $description,
		'og_url'         => $url,
		'og_site_name'   => $site_name,
		'twitter_card'   => 'summary_large_image',
		'twitter_site'   => '@pressroom',
		'schema'         => array(
			'@context' => 'https://schema.org',
			'@graph'   => array(
				array(
					'@type' => 'WebPage',
					'@id'   => $url,
					'url'   => $url,
					'name'  => "$title - $site_name",
				),
				array(
					'@type'           => 'BreadcrumbList',
					'@id'             => "$url#breadcrumb",
					'itemListElement' => $breadcrumbs,
				),
			),
		),
	);
}

/** Advanced Custom Fields declares its one field; where a field group does not apply, it sends an empty list. */
function pressroom_imitate_acf() {
	register_rest_field(
		array( 'post', 'book' ),
		'acf',
		array(
			'get_callback' => function ( $item ) {
				if ( 'book' !== get_post_type( $item['id'] ) ) {
					return array();
				}
				return array(
					'rating'     => '4',
					'condition'  => 'well thumbed',
					'borrowed'   => false,
					'dimensions' => array(
						'width'  => '14.5',
						'height' => '21',
					),
					'reviews'    => array(
						array(
							'newspaper' => 'The Daily Galley',
							'address'   => home_url( '/reviews/' ),
						),
					),
				);
			},
			'schema'       => array(
				'description' => 'ACF field data',
				'type'        => 'object',
				'properties'  => array(
					'rating'     => array( 'type' => array( 'number', 'null' ) ),
					'condition'  => array( 'type' => array( 'string', 'null' ) ),
					'borrowed'   => array( 'type' => array( 'boolean', 'null' ) ),
					'dimensions' => array(
						'type'       => array( 'object', 'null' ),
						'properties' => array(
							'width'  => array( 'type' => array( 'number', 'null' ) ),
							'height' => array( 'type' => array( 'number', 'null' ) ),
						),
					),
					'reviews'    => array(
						'type'  => array( 'array', 'null' ),
						'items' => array(
							'type'       => 'object',
							'properties' => array(
								'newspaper' => array( 'type' => array( 'string', 'null' ) ),
								'address'   => array(
									'type'   => array( 'string', 'null' ),
									'format' => 'uri',
								),
							),
						),
					),
				),
			),
		)
	);
}
