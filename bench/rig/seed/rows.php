<?php
/**
 * Inserts rows, a hundred at a time: WordPress's own functions would take minutes.
 *
 * @param list<array<string, scalar>> $rows All with the same columns.
 */
function rig_insert( string $table, array $rows ): void {
	global $wpdb;
	foreach ( array_chunk( $rows, 100 ) as $chunk ) {
		$values = array_map(
			fn( $row ) => '(' . implode( ',', array_map( fn( $value ) => is_int( $value ) ? $value : "'" . $wpdb->_real_escape( $value ) . "'", $row ) ) . ')',
			$chunk
		);
		$columns = implode( ',', array_keys( $chunk[0] ) );
		$sql     = $wpdb->remove_placeholder_escape( "INSERT INTO $table ($columns) VALUES " . implode( ',', $values ) );
		if ( false === $wpdb->query( $sql ) ) {
			throw new RuntimeException( "Inserting into $table failed: {$wpdb->last_error}" );
		}
	}
}

/** A row of the posts table, with WordPress's values for a published post as defaults. */
function rig_post( array $given, int $time ): array {
	$date = gmdate( 'Y-m-d H:i:s', $time );
	return array_merge(
		array(
			'ID'                    => 0,
			'post_author'           => 1,
			'post_date'             => $date,
			'post_date_gmt'         => $date,
			'post_modified'         => $date,
			'post_modified_gmt'     => $date,
			'post_title'            => '',
			'post_name'             => '',
			'post_content'          => '',
			'post_excerpt'          => '',
			'post_status'           => 'publish',
			'post_type'             => 'post',
			'post_mime_type'        => '',
			'comment_status'        => 'open',
			'comment_count'         => 0,
			'guid'                  => '',
			'to_ping'               => '',
			'pinged'                => '',
			'post_content_filtered' => '',
		),
		$given
	);
}

/** A random choice that favours the first ones: some tags and authors are used far more often than others. */
function rig_favour( array $choices ): mixed {
	return $choices[ (int) ( ( mt_rand() / ( mt_getrandmax() + 1 ) ) ** 1.5 * count( $choices ) ) ];
}
