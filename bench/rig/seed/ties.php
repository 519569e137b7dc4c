<?php
/**
 * Adds items of equal values to the rig: posts of one second, pages of few menu orders, categories without posts.
 * MariaDB orders such rows differently for each LIMIT. Run again, it adds nothing.
 */
$_SERVER['HTTP_HOST']   = '127.0.0.1:' . getenv( 'RIG_PORT' );
$_SERVER['REQUEST_URI'] = '/';
require getenv( 'RIG_WORDPRESS' ) . '/wp-load.php';

if ( get_option( 'rig_has_ties' ) ) {
	exit;
}
foreach ( range( 1, 437 ) as $number ) {
	wp_insert_post(
		array(
			'post_title'  => "Imported $number",
			'post_status' => 'publish',
			'post_date'   => '2021-05-05 05:05:05',
			'post_author' => 1 + $number % 3,
		)
	);
}
foreach ( range( 1, 157 ) as $number ) {
	wp_insert_post(
		array(
			'post_title'  => 'Leaf ' . $number % 5,
			'post_type'   => 'page',
			'post_status' => 'publish',
			'menu_order'  => $number % 3,
		)
	);
}
foreach ( range( 1, 141 ) as $number ) {
	wp_insert_term( "Subject no. $number", 'category' );
}
update_option( 'rig_has_ties', true );
