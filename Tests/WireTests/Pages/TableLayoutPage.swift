/// A page made by hand in 2005: tables for columns, no metadata, breaks for paragraphs, tags in capitals left open.
enum TableLayoutPage {
    static let html = #"""
        <HTML><HEAD><TITLE>La Gazette du Rif - Le pont de l'oued Nekor est rouvert</TITLE>
        <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252"></HEAD>
        <BODY BGCOLOR=#FFFFFF onload="init()">
        <TABLE WIDTH=760 BORDER=0 CELLPADDING=0><TR><TD COLSPAN=3><IMG SRC="img/logo.gif" WIDTH=300 HEIGHT=60></TD></TR>
        <TR><TD WIDTH=150 VALIGN=top><FONT SIZE=1><A HREF="index.html">Accueil</A><BR><A HREF="sport.html">Sport</A><BR><A HREF="eco.html">Economie</A><BR><A HREF="culture.html">Culture</A></FONT></TD>
        <TD WIDTH=460 VALIGN=top>
        <FONT SIZE=5><B>Le pont de l'oued Nekor est rouvert</B></FONT><BR><BR>
        <FONT SIZE=2><I>Par Hamid Tazi, le 4 mars 2005</I></FONT><BR><BR>
        <IMG SRC="photos/pont.jpg" ALT="Le pont" WIDTH=200 HEIGHT=150 ALIGN=left>
        Apr&egrave;s six mois de travaux, le pont qui enjambe l'oued Nekor est rouvert aux voitures depuis vendredi matin.<BR><BR>
        Les camions devront attendre la mi-avril, le temps que le b&eacute;ton du tablier s&egrave;che, explique la d&eacute;l&eacute;gation de l'&eacute;quipement.<P>
        <B>Un d&eacute;tour de quarante kilom&egrave;tres</B> &eacute;tait jusqu'ici n&eacute;cessaire pour rejoindre Midar &lt;par la piste&gt;.
        <P>Voir le <A HREF="pont2.html">plan</A> ou &eacute;crire &agrave; <A HREF="mailto:redac@gazette.example">la r&eacute;daction</A>.
        </TD><TD WIDTH=150><FONT SIZE=1>&copy; 2005 La Gazette du Rif</FONT></TD></TR></TABLE></BODY>
        """#
}
