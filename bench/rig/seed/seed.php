<?php
/**
 * Installs WordPress and fills it like a magazine of several years: 60 authors, 30 categories, 1,200 tags (10 to 40 on
 * each post), 1,500 images, 3,000 posts, 15,000 comments. The same content each time.
 */
ini_set( 'memory_limit', '1G' );
$_SERVER['HTTP_HOST']      = '127.0.0.1:' . getenv( 'RIG_PORT' );
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI']    = '/';
define( 'WP_INSTALLING', true );
require getenv( 'RIG_WORDPRESS' ) . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
require __DIR__ . '/text.php';
require __DIR__ . '/rows.php';
global $wpdb, $wp_rewrite;

add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'Rig Times', 'admin', 'admin@example.test', true, '', 'admin' );
update_option( 'blogdescription', 'A benchmark magazine' );
$wp_rewrite->set_permalink_structure( '/%postname%/' );
wp_delete_post( 1, true );

mt_srand( 20260101 );
$text = new Rig_Text();
// Fixed, too, so that the order of lists does not depend on the day of the seed.
$now   = gmmktime( 0, 0, 0, 1, 1, 2026 );
$start = $now - 3 * YEAR_IN_SECONDS;

$authors = array();
foreach ( range( 1, 60 ) as $number ) {
	$authors[] = wp_insert_user(
		array(
			'user_login'   => "author-$number",
			'user_pass'    => 'author',
			'user_email'   => "author-$number@example.test",
			'display_name' => ucwords( $text->words( 2 ) ),
			'description'  => $text->paragraph(),
			'role'         => 'author',
		)
	);
}

wp_defer_term_counting( true );
$categories = array();
foreach ( range( 1, 30 ) as $number ) {
	$parent       = $number > 8 ? $categories[ mt_rand( 0, 7 ) ] : 0;
	$categories[] = wp_insert_term( ucfirst( $text->words( 2 ) ) . " $number", 'category', array( 'parent' => $parent ) )['term_taxonomy_id'];
}
$tags = array();
foreach ( range( 1, 1200 ) as $number ) {
	$tags[] = wp_insert_term( $text->words( mt_rand( 1, 2 ) ) . " $number", 'post_tag' )['term_taxonomy_id'];
}

$next_id = 1 + (int) $wpdb->get_var( "SELECT MAX(ID) FROM {$wpdb->posts}" );
$images  = range( $next_id, $next_id + 1499 );
$rows    = array();
$meta    = array();
foreach ( $images as $index => $id ) {
	$time   = $start + $index * 60;
	$file   = gmdate( 'Y/m/', $time ) . "picture-$id";
	$sizes  = array();
	foreach ( array( 'thumbnail' => array( 150, 150 ), 'medium' => array( 300, 200 ), 'large' => array( 1024, 683 ) ) as $name => [ $width, $height ] ) {
		$sizes[ $name ] = array( 'file' => "picture-$id-{$width}x{$height}.jpg", 'width' => $width, 'height' => $height, 'mime-type' => 'image/jpeg' );
	}
	$rows[] = rig_post( array( 'ID' => $id, 'post_author' => rig_favour( $authors ), 'post_title' => ucfirst( $text->words( 3 ) ), 'post_name' => "picture-$id", 'post_status' => 'inherit', 'post_type' => 'attachment', 'post_mime_type' => 'image/jpeg' ), $time );
	$meta[] = array( 'post_id' => $id, 'meta_key' => '_wp_attached_file', 'meta_value' => "$file.jpg" );
	$meta[] = array( 'post_id' => $id, 'meta_key' => '_wp_attachment_image_alt', 'meta_value' => ucfirst( $text->words( 6 ) ) );
	$meta[] = array( 'post_id' => $id, 'meta_key' => '_wp_attachment_metadata', 'meta_value' => serialize( array( 'width' => 2400, 'height' => 1600, 'file' => "$file.jpg", 'sizes' => $sizes, 'image_meta' => array() ) ) );
}
rig_insert( $wpdb->posts, $rows );

$rows     = array();
$terms    = array();
$comments = array();
foreach ( range( 0, 2999 ) as $index ) {
	$id    = $next_id + 1500 + $index;
	$time  = $start + intdiv( ( $now - $start ) * $index, 3000 );
	$title = $text->title();
	// The newest post has hundreds of comments, many posts have none.
	$count = 2999 === $index ? 300 : max( 0, mt_rand( -3, 13 ) );
	$rows[] = rig_post( array( 'ID' => $id, 'post_author' => rig_favour( $authors ), 'post_title' => $title, 'post_name' => sanitize_title( $title ) . "-$id", 'post_content' => $text->blocks( mt_rand( 4800, 6600 ) ), 'post_excerpt' => mt_rand( 0, 9 ) < 4 ? $text->sentence() : '', 'comment_count' => $count ), $time );
	$meta[] = array( 'post_id' => $id, 'meta_key' => '_thumbnail_id', 'meta_value' => (string) $images[ mt_rand( 0, 1499 ) ] );
	$chosen = array( $categories[ mt_rand( 0, 29 ) ] => true, $categories[ mt_rand( 0, 29 ) ] => true );
	for ( $wanted = mt_rand( 10, 40 ); $wanted > 0; $wanted-- ) {
		$chosen[ rig_favour( $tags ) ] = true;
	}
	foreach ( array_keys( $chosen ) as $term ) {
		$terms[] = array( 'object_id' => $id, 'term_taxonomy_id' => $term );
	}
	for ( $number = 0; $number < $count; $number++ ) {
		$date       = gmdate( 'Y-m-d H:i:s', $time + ( $number + 1 ) * 60 );
		$comments[] = array( 'comment_post_ID' => $id, 'comment_author' => ucwords( $text->words( 2 ) ), 'comment_author_email' => 'reader@example.test', 'comment_date' => $date, 'comment_date_gmt' => $date, 'comment_content' => $text->paragraph(), 'comment_approved' => '1', 'comment_type' => 'comment' );
	}
}
rig_insert( $wpdb->posts, $rows );
rig_insert( $wpdb->postmeta, $meta );
rig_insert( $wpdb->term_relationships, $terms );
rig_insert( $wpdb->comments, $comments );

wp_defer_term_counting( false );
wp_update_term_count_now( $categories, 'category' );
wp_update_term_count_now( $tags, 'post_tag' );
flush_rewrite_rules( false );
echo count( $rows ), ' posts, ', count( $terms ), ' terms on them, ', count( $comments ), " comments\n";
