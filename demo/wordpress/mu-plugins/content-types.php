<?php
/**
 * Plugin Name: Content types
 * Description: What a site of some age has beside posts and pages: types, taxonomies and fields of its own.
 */

add_action(
	'init',
	function () {
		register_taxonomy(
			'genre',
			'book',
			array(
				'label'        => 'Genres',
				'labels'       => array( 'singular_name' => 'Genre' ),
				'description'  => 'What kind of book it is.',
				'hierarchical' => true,
				'show_in_rest' => true,
				'rest_base'    => 'genres',
			)
		);
		register_post_type(
			'book',
			array(
				'label'        => 'Books',
				'labels'       => array( 'singular_name' => 'Book' ),
				'description'  => 'Books on printing, type and paper that we keep within reach.',
				'public'       => true,
				'has_archive'  => true,
				'rewrite'      => array( 'slug' => 'books' ),
				'menu_icon'    => 'dashicons-book',
				'show_in_rest' => true,
				'rest_base'    => 'books',
				'supports'     => array( 'title', 'editor', 'author', 'thumbnail', 'excerpt', 'custom-fields', 'comments' ),
				'taxonomies'   => array( 'genre' ),
			)
		);
		register_post_meta(
			'book',
			'isbn',
			array(
				'type'         => 'string',
				'description'  => 'The book’s ISBN.',
				'single'       => true,
				'show_in_rest' => true,
			)
		);
		register_post_meta(
			'book',
			'pages',
			array(
				'type'         => 'integer',
				'description'  => 'How many pages it has.',
				'single'       => true,
				'show_in_rest' => true,
			)
		);
		register_post_type(
			'chapter',
			array(
				'label'          => 'Chapters',
				'labels'         => array( 'singular_name' => 'Chapter' ),
				'description'    => 'The handbook, chapter by chapter.',
				'public'         => true,
				'hierarchical'   => true,
				'rewrite'        => array( 'slug' => 'handbook' ),
				'menu_icon'      => 'dashicons-welcome-learn-more',
				'show_in_rest'   => true,
				'rest_namespace' => 'pressroom/v1',
				'rest_base'      => 'chapters',
				'supports'       => array( 'title', 'editor', 'author', 'page-attributes' ),
			)
		);
		register_post_meta(
			'post',
			'subtitle',
			array(
				'type'   => 'string',
				'single' => true,
			)
		);
	}
);

add_action(
	'rest_api_init',
	function () {
		// Many plugins register a field like this one, without a schema: a client sees it in the items alone.
		register_rest_field(
			'post',
			'reading_time',
			array(
				'get_callback' => function ( $post ) {
					$words = str_word_count( wp_strip_all_tags( get_post( $post['id'] )->post_content ) );
					return sprintf( '%d min read', max( 1, ceil( $words / 200 ) ) );
				},
			)
		);
		register_rest_field(
			'post',
			'subtitle',
			array(
				'get_callback'    => fn( $post ) => (string) get_post_meta( $post['id'], 'subtitle', true ),
				'update_callback' => fn( $value, $post ) => update_post_meta( $post->ID, 'subtitle', $value ),
				'schema'          => array(
					'type'        => 'string',
					'description' => 'The line below the title.',
					'context'     => array( 'view', 'edit', 'embed' ),
				),
			)
		);
	}
);
