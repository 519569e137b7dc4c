<?php
// A site for benchmarks only, never for the public.
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

// Accepts any port, since a counting proxy is used in front of the site, too.
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
