<?php
/** The terms of the magazine, and the books that some of them are for. */

/** @return int[] The categories' ids by their names. */
function pressroom_create_categories(): array {
	// WordPress's default category exists already.
	wp_update_term( 1, 'category', array( 'name' => 'Notes', 'slug' => 'notes', 'description' => 'Short things, from the edge of the table.' ) );
	$ids = array( 'Notes' => 1 );
	foreach (
		array(
			array( 'Craft', '', 'What hands do.' ),
			array( 'Letterpress', 'Craft', 'Relief printing, from the case to the drying rack.' ),
			array( 'Presses', 'Letterpress', 'Iron, oil & patience.' ),
			array( 'Bookbinding', 'Craft', 'Folding, sewing, and what holds it together.' ),
			array( 'Paper', 'Craft', 'Made, marbled, torn.' ),
			array( 'Typography', '', 'The arrangement of letters, and of the space around them.' ),
			array( 'Type design', 'Typography', 'How letters get their shapes.' ),
			array( 'Web typography', 'Typography', 'The same, with fewer splinters.' ),
			array( 'History', '', 'How it came to be so.' ),
			array( 'Reviews', '', '' ),
		) as list( $name, $parent, $description )
	) {
		$ids[ $name ] = wp_insert_term(
			$name,
			'category',
			array( 'parent' => '' === $parent ? 0 : $ids[ $parent ], 'description' => $description )
		)['term_id'];
	}
	return $ids;
}

/**
 * In bulk: `wp_insert_term` looks for namesakes first, which takes 20 ms a tag.
 *
 * @param string[] $names
 * @return int[] The tags' ids by their names.
 */
function pressroom_create_tags( array $names ): array {
	global $wpdb;

	$names = array_values( array_unique( $names ) );
	if ( ! $names ) {
		return array();
	}
	$first = 1 + (int) $wpdb->get_var( "SELECT MAX( term_id ) FROM $wpdb->terms" );
	$slugs = array();
	$terms = array();
	$tags  = array();
	foreach ( $names as $index => $name ) {
		$slug    = sanitize_title( $name );
		$slugs[] = $slug;
		$id      = $first + $index;
		$terms[] = $wpdb->prepare( '( %d, %s, %s )', $id, $name, $slug );
		$tags[]  = $wpdb->prepare( "( %d, %d, 'post_tag', '' )", $id, $id );
	}
	if ( count( array_unique( $slugs ) ) < count( $slugs ) ) {
		throw new RuntimeException( 'Two tags share a slug: ' . implode( ', ', array_diff_assoc( $slugs, array_unique( $slugs ) ) ) );
	}
	$wpdb->query( "INSERT INTO $wpdb->terms ( term_id, name, slug ) VALUES " . implode( ', ', $terms ) );
	$wpdb->query( "INSERT INTO $wpdb->term_taxonomy ( term_taxonomy_id, term_id, taxonomy, description ) VALUES " . implode( ', ', $tags ) );
	clean_taxonomy_cache( 'post_tag' );
	return array_combine( $names, range( $first, $first + count( $names ) - 1 ) );
}

/** @return int The id of the first book. */
function pressroom_create_books( array $authors, array $pictures ): int {
	$genres = array();
	foreach ( array( array( 'Handbooks', '' ), array( 'History', '' ), array( 'Memoir', 'History' ), array( 'Type design', '' ), array( 'Pattern books', '' ) ) as list( $name, $parent ) ) {
		$genres[ $name ] = wp_insert_term( $name, 'genre', array( 'parent' => '' === $parent ? 0 : $genres[ $parent ] ) )['term_id'];
	}
	$first = 0;
	foreach ( require __DIR__ . '/books.php' as $index => list( $title, $author, $names, $isbn, $pages, $picture, $text ) ) {
		$id = wp_insert_post(
			wp_slash(
				array(
					'post_type'    => 'book',
					'post_status'  => 'publish',
					'post_title'   => $title,
					'post_content' => "<!-- wp:paragraph -->\n<p>$text</p>\n<!-- /wp:paragraph -->",
					'post_excerpt' => 0 === $index % 3 ? wp_trim_words( $text, 8 ) : '',
					'post_author'  => $authors[ $author ],
					'post_date'    => sprintf( '2025-%02d-05 12:00:00', $index + 1 ),
					'meta_input'   => array( 'isbn' => $isbn, 'pages' => $pages ),
				)
			)
		);
		wp_set_object_terms( $id, array_map( fn( $name ) => $genres[ $name ], explode( ', ', $names ) ), 'genre' );
		set_post_thumbnail( $id, $pictures[ $picture ] );
		$first = $first ? $first : $id;
	}
	return $first;
}
