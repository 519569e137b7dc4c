<?php
// Activates a plugin that is in the rig's WordPress, and prints its name and version. Usage: activate.php FOLDER
define('WP_USE_THEMES', false);
$_SERVER['HTTP_HOST'] = '127.0.0.1:' . getenv('RIG_PORT');
require getenv('RIG_WORDPRESS') . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
foreach (get_plugins('/' . $argv[1]) as $file => $data) {
    $problem = activate_plugin($argv[1] . '/' . $file);
    if (is_wp_error($problem)) {
        fwrite(STDERR, $problem->get_error_message() . "\n");
        exit(1);
    }
    flush_rewrite_rules();
    echo $data['Name'], ' ', $data['Version'], "\n";
    exit(0);
}
fwrite(STDERR, "Expected a plugin in {$argv[1]}, found none.\n");
exit(1);
