<?php
// Fills a fresh WordPress by its own functions, as a newsroom would have over the years, and writes its own export.
// php fill.php WORDPRESS-FOLDER EXPORT-FILE
[, $folder, $file] = $argv;
$_SERVER['HTTP_HOST'] = 'phare.example';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
define('WP_INSTALLING', true);
require_once $folder . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Le Phare', 'redaction', 'redaction@phare.example', true, '', 'geheim-geheim-42');
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/export.php';
wp_suspend_cache_invalidation(false);
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
update_option('timezone_string', 'Africa/Casablanca');
update_option('WPLANG', 'fr_FR');
$wp_rewrite->init();

$people = [];
foreach ([['imane', 'Imane Souiri'], ['karim', 'Karim El Fassi'], ['zineb', 'زينب العلوي']] as [$login, $name]) {
    $people[$login] = wp_insert_user(['user_login' => $login, 'user_pass' => 'x' . $login . '-42-y', 'display_name' => $name,
        'user_email' => $login . '@phare.example', 'role' => 'author']);
}
$politique = wp_create_category('Politique');
$diplomatie = wp_create_category('Diplomatie & Défense', $politique);
$sport = wp_create_category('Sport');
$arabic = wp_create_category('أخبار');

function picture($name, $title, $parent = 0) {
    $up = wp_upload_bits($name, null, sketch(crc32($name)));
    $id = wp_insert_attachment(['post_mime_type' => 'image/png', 'post_title' => $title, 'post_excerpt' => 'Légende : ' . $title,
        'post_status' => 'inherit'], $up['file'], $parent);
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $up['file']));
    update_post_meta($id, '_wp_attachment_image_alt', 'Vue : ' . $title);
    return [$id, $up['url']];
}
function sketch($seed) {
    $image = imagecreatetruecolor(900, 600);
    imagefill($image, 0, 0, imagecolorallocate($image, $seed & 255, ($seed >> 8) & 255, ($seed >> 16) & 255));
    imagefilledellipse($image, 450, 300, 200 + $seed % 300, 200, imagecolorallocate($image, 250, 240, 200));
    ob_start();
    imagepng($image);
    return ob_get_clean();
}
[$phare, $phareURL] = picture('le-phare.png', 'Le phare');
[$port, $portURL] = picture('le-port.png', 'Le port');
[$plage, $plageURL] = picture('la-plage.png', 'La plage');

function article($fields, $terms = [], $tags = []) {
    $id = wp_insert_post($fields + ['post_status' => 'publish', 'post_type' => 'post'], true);
    if (is_wp_error($id)) { fwrite(STDERR, $id->get_error_message() . "\n"); exit(1); }
    if ($terms) wp_set_post_categories($id, $terms);
    if ($tags) wp_set_post_tags($id, $tags);
    return $id;
}
$size = wp_get_attachment_image_src($phare, 'medium');
$classic = article(['post_title' => 'Le phare rouvre & s’illumine', 'post_author' => $people['imane'], 'post_date' => '2014-05-04 10:30:00',
    'post_excerpt' => 'Après trois ans de travaux, le phare rouvre.',
    'post_content' => "Premier paragraphe, avec <strong>du gras</strong>\net un retour à la ligne.\n\nDeuxième paragraphe [sic], voir <a href=\"http://phare.example/2015/06/le-port-en-travaux/\">le port</a>.\n\n[caption id=\"attachment_$phare\" align=\"alignnone\" width=\"300\"]<a href=\"$phareURL\"><img class=\"size-medium wp-image-$phare\" src=\"{$size[0]}\" alt=\"Le phare de nuit\" width=\"300\" height=\"200\" /></a> Le phare, <em>la nuit</em>[/caption]\n\n<h3>Un intertitre</h3>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n<blockquote>Une belle journée</blockquote>\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n\n[gallery ids=\"$phare,$port,$plage\"]\n\n[contact-form-7 id=\"12\" title=\"Contact\"]\n\n<!--more-->\n\nFin du texte."],
    [$diplomatie, $politique], ['Patrimoine', 'Mer & ports']);
set_post_thumbnail($classic, $port);
stick_post($classic);
$blocks = article(['post_title' => 'Le port en travaux', 'post_author' => $people['karim'], 'post_date' => '2015-06-07 08:00:00',
    'post_content' => "<!-- wp:paragraph -->\n<p>Des grues, <a href=\"http://phare.example/?p=$classic\">encore</a>.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading {\"level\":2} -->\n<h2>La suite</h2>\n<!-- /wp:heading -->\n\n<!-- wp:image {\"id\":$port,\"sizeSlug\":\"large\"} -->\n<figure class=\"wp-block-image size-large\"><img src=\"$portURL\" alt=\"\" class=\"wp-image-$port\"/><figcaption class=\"wp-element-caption\">Le port (photo K. El Fassi)</figcaption></figure>\n<!-- /wp:image -->\n\n<!-- wp:gallery {\"linkTo\":\"none\"} -->\n<figure class=\"wp-block-gallery has-nested-images columns-default is-cropped\"><!-- wp:image {\"id\":$phare} -->\n<figure class=\"wp-block-image\"><img src=\"$phareURL\" class=\"wp-image-$phare\"/><figcaption>Un</figcaption></figure>\n<!-- /wp:image -->\n<!-- wp:image {\"id\":$plage} -->\n<figure class=\"wp-block-image\"><img src=\"$plageURL\" class=\"wp-image-$plage\"/></figure>\n<!-- /wp:image --></figure>\n<!-- /wp:gallery -->\n\n<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><p>On avance.</p><cite>Le maire</cite></blockquote>\n<!-- /wp:quote -->\n\n<!-- wp:pullquote -->\n<figure class=\"wp-block-pullquote\"><blockquote><p>Deux ans de retard</p><cite>Un docker</cite></blockquote></figure>\n<!-- /wp:pullquote -->\n\n<!-- wp:embed {\"url\":\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\",\"type\":\"video\",\"providerNameSlug\":\"youtube\"} -->\n<figure class=\"wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube\"><div class=\"wp-block-embed__wrapper\">\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n</div><figcaption>La vidéo</figcaption></figure>\n<!-- /wp:embed -->\n\n<!-- wp:table -->\n<figure class=\"wp-block-table\"><table><thead><tr><th>Année</th><th>Tonnes</th></tr></thead><tbody><tr><td>2014</td><td>12</td></tr></tbody></table><figcaption>Le trafic</figcaption></figure>\n<!-- /wp:table -->\n\n<!-- wp:columns -->\n<div class=\"wp-block-columns\"><!-- wp:column -->\n<div class=\"wp-block-column\"><!-- wp:paragraph -->\n<p>À gauche.</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:column -->\n<!-- wp:column -->\n<div class=\"wp-block-column\"><!-- wp:list -->\n<ul><li>À droite</li></ul>\n<!-- /wp:list --></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->\n\n<!-- wp:latest-posts {\"postsToShow\":3} /-->\n\n<!-- wp:separator -->\n<hr class=\"wp-block-separator\"/>\n<!-- /wp:separator -->"],
    [$politique, $sport], ['Patrimoine']);
set_post_thumbnail($blocks, $plage);
article(['post_title' => 'افتتاح الميناء', 'post_author' => $people['zineb'], 'post_date' => '2016-01-02 09:00:00', 'post_content' => "الفقرة الأولى.\n\nالفقرة الثانية."], [$arabic], ['ميناء']);
$top = article(['post_title' => 'Top 10', 'post_author' => $people['imane'], 'post_date' => '2017-01-02 09:00:00', 'post_content' => 'Une liste.'], [$sport]);
wp_update_post(['ID' => $top, 'post_name' => 'top-2']);
article(['post_title' => 'À propos', 'post_type' => 'page', 'post_author' => 1, 'post_date' => '2013-01-01 09:00:00', 'post_content' => 'La rédaction.']);
article(['post_title' => 'Un brouillon', 'post_status' => 'draft', 'post_author' => $people['imane'], 'post_content' => 'À écrire.'], [$politique]);
article(['post_title' => 'À relire', 'post_status' => 'pending', 'post_author' => $people['imane'], 'post_content' => 'Relire.'], [$politique]);
article(['post_title' => 'Entre nous', 'post_status' => 'private', 'post_author' => $people['imane'], 'post_content' => 'Privé.'], [$politique]);
article(['post_title' => 'Demain', 'post_status' => 'future', 'post_date' => '2091-01-01 09:00:00', 'post_author' => $people['imane'], 'post_content' => 'Demain.'], [$politique]);
article(['post_title' => 'Secret', 'post_password' => 'sesame', 'post_author' => $people['imane'], 'post_content' => 'Secret.'], [$politique]);
wp_trash_post(article(['post_title' => 'Jeté', 'post_author' => $people['imane'], 'post_content' => 'Jeté.'], [$politique]));
foreach (range(1, 3) as $n) {
    wp_insert_comment(['comment_post_ID' => $classic, 'comment_author' => "Lecteur $n", 'comment_content' => 'Bravo & <b>merci</b> ]]> !', 'comment_approved' => 1]);
}
ob_start();
export_wp(['content' => 'all']);
$xml = ob_get_clean();
file_put_contents($file, $xml);
echo $classic, ' ', $blocks, ' ', $top, "\n";
