<?php
/** The site itself: its name, its menu, its face. */

function pressroom_set_up_site() {
	foreach (
		array(
			'blogname'            => 'The Pressroom',
			'blogdescription'     => 'Type, ink & paper, from people who still get their hands dirty',
			'timezone_string'     => 'America/New_York',
			'gmt_offset'          => '',
			'date_format'         => 'j F Y',
			'posts_per_page'      => 12,
			'default_comment_status' => 'open',
			'thread_comments_depth'  => 5,
			'comment_moderation'  => 0,
			'blog_public'         => 1,
		) as $name => $value
	) {
		update_option( $name, $value );
	}
}

function pressroom_create_menu( array $pages, array $posts, array $categories ): int {
	$menu  = wp_create_nav_menu( 'Main menu' );
	$item  = fn( array $fields ) => wp_update_nav_menu_item( $menu, 0, $fields + array( 'menu-item-status' => 'publish' ) );
	$page  = fn( int $id, int $parent = 0 ) => $item( array( 'menu-item-type' => 'post_type', 'menu-item-object' => 'page', 'menu-item-object-id' => $id, 'menu-item-parent-id' => $parent ) );
	$topic = fn( int $id, int $parent = 0 ) => $item( array( 'menu-item-type' => 'taxonomy', 'menu-item-object' => 'category', 'menu-item-object-id' => $id, 'menu-item-parent-id' => $parent ) );

	$craft = $topic( $categories['Craft'] );
	$topic( $categories['Letterpress'], $craft );
	$topic( $categories['Bookbinding'], $craft );
	$topic( $categories['Typography'] );
	$item( array( 'menu-item-type' => 'post_type_archive', 'menu-item-object' => 'book', 'menu-item-title' => 'Books' ) );
	$about = $page( $pages['about'] );
	$page( $pages['people'], $about );
	$page( $pages['visiting'], $about );
	$page( $pages['shop'] );
	$item( array( 'menu-item-type' => 'custom', 'menu-item-title' => 'Start here', 'menu-item-url' => PRESSROOM_STORED_URL . '/?p=' . $posts['hello-ink'] ) );
	set_theme_mod( 'nav_menu_locations', array( 'primary' => $menu ) );
	return $menu;
}

function pressroom_brand_site( int $picture ) {
	set_theme_mod( 'custom_logo', $picture );
	update_option( 'site_logo', $picture );
	update_option( 'site_icon', $picture );
}

/** In place of the theme's list of whole articles: a page of pictures and first sentences. */
function pressroom_create_home_template() {
	$id = wp_insert_post(
		wp_slash(
			array(
				'post_type'    => 'wp_template',
				'post_status'  => 'publish',
				'post_name'    => 'home',
				'post_title'   => 'Blog home',
				'post_content' => file_get_contents( __DIR__ . '/home-template.html' ),
			)
		)
	);
	wp_set_object_terms( $id, get_stylesheet(), 'wp_theme' );
}
