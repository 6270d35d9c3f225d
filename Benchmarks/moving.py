"""A made-up WordPress export, and how fast and in how much memory it comes in."""

import os
import random
import subprocess
import time

WORDS = (
    "le la les un une des président gouvernement ville marché port école eau loi budget projet région habitants ministère "
    "conseil réforme prix transports santé culture équipe match saison joueurs public salle rue place enquête rapport étude "
    "année mois jour semaine heure matin soir entre pour avec dans selon après avant depuis contre vers chez plus moins deux "
    "trois quatre premier dernière nouveau nouvelle grand petite"
).split()
SECTIONS = [("politique", "Politique", ""), ("diplomatie", "Diplomatie", "politique"), ("sport", "Sport", ""), ("culture", "Culture", "")]


def sentence(chance):
    text = " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 18)))
    return text[0].upper() + text[1:] + "."


def paragraph(chance):
    return " ".join(sentence(chance) for _ in range(chance.randint(2, 5)))


def write_export(path, articles, comments=0):
    """Half of the articles are written in blocks, half as WordPress kept them before; each has so many bytes of comments."""
    chance = random.Random(7)
    remark = "<wp:comment><wp:comment_content><![CDATA[" + "Bien dit. " * 100 + "]]></wp:comment_content></wp:comment>\n"
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Le Phare</title>\n')
        file.write("<wp:base_blog_url>https://phare.example</wp:base_blog_url>\n")
        for number, (slug, name, parent) in enumerate(SECTIONS):
            file.write(
                f"<wp:category><wp:term_id>{number + 1}</wp:term_id><wp:category_nicename>{slug}</wp:category_nicename>"
                f"<wp:category_parent>{parent}</wp:category_parent><wp:cat_name>{name}</wp:cat_name></wp:category>\n"
            )
        for number in range(articles):
            slug, name, _ = chance.choice(SECTIONS)
            paragraphs = [paragraph(chance) for _ in range(5)]
            if number % 2:
                body = "\n\n".join(f"<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->" for text in paragraphs)
            else:
                body = "\n\n".join(paragraphs)
            day = f"{2008 + number * 17 // articles}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            topics = "".join(
                f'<category domain="post_tag" nicename="sujet-{topic}"><![CDATA[Sujet {topic}]]></category>'
                for topic in chance.sample(range(300), 2)
            )
            file.write(
                f"<item><title><![CDATA[{sentence(chance)[:70]}]]></title><link>https://phare.example/{day[:4]}/article-{number}/</link>"
                f"<dc:creator><![CDATA[auteur{number % 20}]]></dc:creator><content:encoded><![CDATA[{body}]]></content:encoded>"
                f"<excerpt:encoded><![CDATA[{sentence(chance)}]]></excerpt:encoded><wp:post_id>{number + 1}</wp:post_id>"
                f"<wp:post_date_gmt>{day} 09:00:00</wp:post_date_gmt><wp:post_name>article-{number}</wp:post_name>"
                f"<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
                f'<category domain="category" nicename="{slug}"><![CDATA[{name}]]></category>{topics}'
                f"{remark * (comments // len(remark))}</item>\n"
            )


def rows(program, folder, row):
    """A plain archive for the rate, and one of a gigabyte for the memory."""
    for name, articles, comments in [("plain", 10_000, 0), ("long", 1_000, 1_000_000)]:
        file, site = f"{folder}/{name}.xml", f"{folder}/{name}"
        write_export(file, articles, comments)
        subprocess.run([program, "init", site, "--name", "A", "--url", "https://phare.example"], check=True, capture_output=True)
        start = time.monotonic()
        process = subprocess.Popen([program, "import", site, "wordpress", file], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        took = time.monotonic() - start
        assert status == 0
        if name == "plain":
            rate = int(articles / took)
            row("articles of a WordPress archive moved in a second", rate, "≥ 2,000", rate >= 2000)
        else:
            memory = usage.ru_maxrss / 1024
            row("most memory for a WordPress archive of 1 GB", f"{memory:.0f} MB", "≤ 300 MB", memory <= 300)
        os.remove(file)
