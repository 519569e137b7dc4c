<?php
/** Reads the Markdown files of a folder and makes posts, pages or chapters of them. */

final class Pressroom_Content {
	/** Ids of what tests and visitors look for, by what is special about it. */
	public array $special = array();
	/** Ids by slug. */
	public array $by_slug = array();

	private Pressroom_Markdown $markdown;

	public function __construct( private array $authors, private array $pictures, private array $categories ) {
		$this->markdown = new Pressroom_Markdown( $pictures );
	}

	public function create_all( string $folder, string $post_type ) {
		$entries = array();
		foreach ( glob( __DIR__ . "/$folder/*.md" ) as $file ) {
			$entries[ basename( $file, '.md' ) ] = $this->parse( file_get_contents( $file ) );
		}
		// `about--people.md` lies below `about.md`: parents come first. Then ids follow the dates.
		uksort(
			$entries,
			fn( $one, $other ) => array( substr_count( $one, '--' ), $entries[ $one ]['date'], $one ) <=> array( substr_count( $other, '--' ), $entries[ $other ]['date'], $other )
		);
		$tags = pressroom_create_tags( array_merge( ...array_map( fn( $entry ) => $this->names( $entry['tags'] ), array_values( $entries ) ) ) );
		foreach ( $entries as $name => $entry ) {
			$this->create( $name, $entry, $post_type, $tags );
		}
	}

	private function create( string $name, array $fields, string $post_type, array $tags ) {
		$path = explode( '--', $name );
		$slug = preg_replace( '/^\d+-/', '', end( $path ) );
		$id   = wp_insert_post(
			wp_slash(
				array(
					'post_type'      => $post_type,
					'post_status'    => 'trash' === $fields['status'] ? 'publish' : $fields['status'],
					'post_title'     => $fields['title'],
					'post_name'      => $slug,
					'post_date'      => $fields['date'],
					'post_content'   => $this->markdown->to_blocks( $fields['text'] ),
					'post_excerpt'   => $fields['excerpt'],
					'post_author'    => $this->authors[ $fields['author'] ],
					'post_password'  => $fields['password'],
					'post_parent'    => '' === $fields['parent'] ? 0 : $this->by_slug[ $post_type ][ basename( $fields['parent'] ) ],
					'menu_order'     => (int) $fields['order'],
					'comment_status' => 'post' === $post_type ? 'open' : 'closed',
					'post_category'  => array_map( fn( $category ) => $this->categories[ $category ], $this->names( $fields['categories'] ) ),
					'tags_input'     => array_map( fn( $tag ) => $tags[ $tag ], $this->names( $fields['tags'] ) ),
				)
			),
			true
		);
		if ( is_wp_error( $id ) ) {
			throw new RuntimeException( "$name: {$id->get_error_message()}" );
		}
		$this->by_slug[ $post_type ][ $slug ] = $id;
		foreach ( $this->names( $fields['special'] ) as $special ) {
			$this->special[ $special ] = $id;
		}
		$this->add_extras( $id, $fields );
	}

	private function add_extras( int $id, array $fields ) {
		if ( '' !== $fields['picture'] ) {
			set_post_thumbnail( $id, $this->pictures[ $fields['picture'] ] );
		}
		if ( '' !== $fields['subtitle'] ) {
			update_post_meta( $id, 'subtitle', $fields['subtitle'] );
		}
		if ( '' !== $fields['format'] ) {
			set_post_format( $id, $fields['format'] );
		}
		if ( '' !== $fields['sticky'] ) {
			stick_post( $id );
		}
		if ( 'trash' === $fields['status'] ) {
			wp_trash_post( $id );
		}
	}

	/** @return array<string, string> The fields of the front matter, and as `text` what is below them. */
	private function parse( string $source ): array {
		$fields = array_fill_keys(
			array( 'excerpt', 'password', 'parent', 'order', 'categories', 'tags', 'special', 'picture', 'subtitle', 'format', 'sticky' ),
			''
		);
		// Undated pages and chapters are as old as the site.
		$fields['status'] = 'publish';
		$fields['date']   = '2024-03-14 09:00:00';
		list( , $front_matter, $text ) = explode( "---\n", $source, 3 );
		foreach ( explode( "\n", trim( $front_matter ) ) as $line ) {
			list( $name, $value ) = explode( ': ', $line, 2 );
			$fields[ $name ]      = $value;
		}
		return $fields + array( 'text' => $text );
	}

	private function names( string $list ): array {
		return array_filter( array_map( 'trim', explode( ',', $list ) ), 'strlen' );
	}
}
