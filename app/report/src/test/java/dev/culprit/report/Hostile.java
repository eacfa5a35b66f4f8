package dev.culprit.report;

import java.util.List;

/// Texts as an attacker, or an unlucky column, would have them.
final class Hostile {
    static final List<String> TEXTS =
            List.of(
                    "<script>alert(1)</script>",
                    "<img src=x onerror=alert(1)>",
                    "\"><svg onload=alert(1)>",
                    "' onmouseover='alert(1)",
                    "</code></pre><script>alert(1)</script>",
                    "</style><script>alert(1)</script>",
                    "</title><iframe src=javascript:alert(1)>",
                    "<!--",
                    "]]>",
                    "<![CDATA[<b>",
                    "&lt;b&gt;&#60;script&#62;",
                    "<a href=\"javascript:alert(1)\">x</a>",
                    "[x](javascript:alert(1))",
                    "![x](http://evil.example/p.png)",
                    "http://evil.example/?q=1 www.evil.example <http://evil.example>",
                    "| a | b |\n|---|---|\n# head",
                    "```\n<script>alert(1)</script>\n````",
                    "`code` **bold** __u__ ~~s~~ \\",
                    "\u0000\u0008\u001b[31m\uFFFE\uD800 x",
                    "\u202Egnp.exe\u2066 \u2028",
                    "${7*7} {{7*7}} <%= 7 %>");

    private Hostile() {}
}
