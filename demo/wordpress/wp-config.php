<?php
// WordPress's configuration for the embedded site, which is for trying things out and never for production.
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', '' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'DB_DIR', '/db' );
define( 'DB_FILE', 'wordpress.sqlite' );
// With the default, WAL, a copy of the database file misses writes, and its change counter stands still.
define( 'SQLITE_JOURNAL_MODE', 'MEMORY' );

foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $purpose ) {
	define( "{$purpose}_KEY", "embedded demo $purpose key" );
	define( "{$purpose}_SALT", "embedded demo $purpose salt" );
}

// The port changes from start to start, and a tunnel or a container may bring another name: the site answers to any.
$pressroom_host = $_SERVER['HTTP_HOST'] ?? '';
if ( ! preg_match( '/^[A-Za-z0-9.:\-\[\]]+$/', $pressroom_host ) ) {
	$pressroom_host = '127.0.0.1';
}
if ( 'https' === ( $_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '' ) ) {
	$_SERVER['HTTPS'] = 'on';
}
$pressroom_scheme = isset( $_SERVER['HTTPS'] ) && 'on' === $_SERVER['HTTPS'] ? 'https' : 'http';
define( 'WP_HOME', "$pressroom_scheme://$pressroom_host" );
define( 'WP_SITEURL', WP_HOME );

// Application passwords over plain HTTP are for local sites only.
define( 'WP_ENVIRONMENT_TYPE', 'local' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_AUTO_UPDATE_CORE', false );
define( 'DISALLOW_FILE_MODS', true );
// Concatenating would have PHP read the browser's scripts, which are not in its memory.
define( 'CONCATENATE_SCRIPTS', false );
define( 'WP_POST_REVISIONS', 3 );
define( 'WP_DEBUG', false );

$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
