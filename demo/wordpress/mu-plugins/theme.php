<?php
/**
 * Plugin Name: Theme additions
 * Description: What the theme leaves out and many a site has: a classic menu, post formats, a logo.
 */

add_action(
	'after_setup_theme',
	function () {
		register_nav_menus( array( 'primary' => 'Main menu' ) );
		add_theme_support( 'post-formats', array( 'aside', 'gallery', 'link', 'image', 'quote', 'video' ) );
		add_theme_support( 'custom-logo' );
	},
	20
);
