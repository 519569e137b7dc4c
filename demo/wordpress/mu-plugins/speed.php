<?php
/**
 * Plugin Name: Speed
 * Description: What is slow in WebAssembly and nothing gained on a site that lives in memory.
 */

// bcrypt at its usual cost takes half a second a password here.
add_filter( 'wp_hash_password_options', fn() => array( 'cost' => 4 ) );

// GD scales an upload several times faster than Imagick in this build of PHP.
add_filter( 'wp_image_editors', fn() => array( 'WP_Image_Editor_GD' ) );
