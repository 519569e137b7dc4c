<?php
/** Writes the magazine, the same on every machine, and prints the ids of what is special in it. */

require_once ABSPATH . 'wp-admin/includes/admin.php';
foreach ( array( 'canvas', 'media', 'markdown', 'content', 'terms', 'discussion', 'site' ) as $part ) {
	require __DIR__ . "/$part.php";
}

global $wpdb;
$wpdb->query( 'START TRANSACTION' );
wp_defer_term_counting( true );
wp_defer_comment_counting( true );
remove_action( 'post_updated', 'wp_save_post_revision' );

foreach ( array( 1, 2, 3 ) as $default_content ) {
	wp_delete_post( $default_content, true );
}
pressroom_set_up_site();

$authors = array();
foreach ( require __DIR__ . '/people.php' as $login => list( $first_name, $last_name, $role, $biography ) ) {
	$authors[ $login ] = wp_insert_user(
		array(
			'user_login'      => $login,
			'user_pass'       => 'password',
			'user_email'      => "$login@pressroom.example",
			'user_url'        => 'ines-aldana' === $login ? 'https://pressroom.example' : '',
			'first_name'      => $first_name,
			'last_name'       => $last_name,
			'display_name'    => "$first_name $last_name",
			'nickname'        => $first_name,
			'description'     => $biography,
			'role'            => $role,
			'user_registered' => '2024-03-01 10:00:00',
		)
	);
}

$pictures   = pressroom_create_pictures( array_values( $authors ) );
$categories = pressroom_create_categories();
$content    = new Pressroom_Content( $authors, $pictures, $categories );
$content->create_all( 'posts', 'post' );
$content->create_all( 'pages', 'page' );
$content->create_all( 'chapters', 'chapter' );
$special = $content->special;
$posts   = $content->by_slug['post'];
$pages   = $content->by_slug['page'];

$special['book'] = pressroom_create_books( $authors, $pictures );
$document        = pressroom_create_document( 'style-sheet', 'House style sheet', 'One space after a full stop.', $authors['ines-aldana'] );
wp_update_post( array( 'ID' => $pictures['sewn-binding'], 'post_parent' => $special['attachedMediaPost'] ) );

$special += pressroom_create_comments( $posts, $authors );
$special += array(
	'userWithoutPosts'  => $authors['pia-lindqvist'],
	'editor'            => $authors['ines-aldana'],
	'featuredMedia'     => $pictures['locked-forme'],
	'portraitMedia'     => $pictures['wood-type-poster'],
	'attachedMedia'     => $pictures['sewn-binding'],
	'documentMedia'     => $document,
	'topCategory'       => $categories['Craft'],
	'deepestCategory'   => $categories['Presses'],
	'menu'              => pressroom_create_menu( $pages, $posts, $categories ),
);
pressroom_create_home_template();
pressroom_brand_site( $pictures['wood-type'] );

wp_defer_term_counting( false );
wp_defer_comment_counting( false );
$wpdb->query( 'COMMIT' );
wp_cache_flush();
ksort( $special );
echo wp_json_encode( $special );
