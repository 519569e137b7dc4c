<?php
// A site for measuring, never for the world.
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'wordpress' );
define( 'DB_PASSWORD', 'wordpress' );
define( 'DB_HOST', 'localhost:@RIG@/run/mariadb.sock' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $purpose ) {
	define( "{$purpose}_KEY", "rig $purpose key" );
	define( "{$purpose}_SALT", "rig $purpose salt" );
}

// A proxy that counts requests stands before the site, too: it answers to any name and port.
$rig_host = $_SERVER['HTTP_HOST'] ?? '';
define( 'WP_HOME', 'http://' . ( preg_match( '/^127\.0\.0\.1:\d+$/', $rig_host ) ? $rig_host : '127.0.0.1:@PORT@' ) );
define( 'WP_SITEURL', WP_HOME );

define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );

$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
