#!/usr/bin/env bash
# Has Debian's WordPress, over a MariaDB of its own in FOLDER, write a real export: FOLDER/export.xml, with the files of
# its media in FOLDER/wordpress/wp-content/uploads. Ends with 77 where WordPress, MariaDB or PHP is not installed.
set -euo pipefail
folder=$1
here=$(cd "$(dirname "$0")" && pwd)
for file in /usr/share/wordpress/wp-load.php /usr/sbin/mariadbd /usr/bin/php; do
    [ -e "$file" ] || { echo "$file is not there: apt-get install wordpress mariadb-server php-cli php-mysql php-gd php-xml php-mbstring" >&2; exit 77; }
done
mkdir -p "$folder/data"
cp -rL /usr/share/wordpress "$folder/wordpress"
mkdir -p "$folder/wordpress/wp-content/uploads"
cat >"$folder/wordpress/wp-config.php" <<CONFIG
<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:$folder/socket');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_SITEURL', 'http://phare.example');
define('WP_HOME', 'http://phare.example');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('WP_DISABLE_FATAL_ERROR_HANDLER', true);
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as \$name) define(\$name, 'not a secret');
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
CONFIG
mariadb-install-db --no-defaults --datadir="$folder/data" --auth-root-authentication-method=normal --skip-test-db --user="$(id -un)" >"$folder/install.log" 2>&1
/usr/sbin/mariadbd --no-defaults --datadir="$folder/data" --socket="$folder/socket" --skip-networking --user="$(id -un)" \
    --pid-file="$folder/pid" --innodb-buffer-pool-size=64M >"$folder/database.log" 2>&1 &
database=$!
trap 'kill "$database" 2>/dev/null; wait "$database" 2>/dev/null || true' EXIT
for _ in $(seq 100); do [ -S "$folder/socket" ] && break; sleep 0.1; done
mariadb --no-defaults --socket="$folder/socket" -u root -e 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' </dev/null
php -d sendmail_path=/bin/true -d memory_limit=256M -d display_errors=stderr -d log_errors=1 -d error_log=/dev/stderr "$here/fill.php" "$folder/wordpress" "$folder/export.xml" </dev/null
