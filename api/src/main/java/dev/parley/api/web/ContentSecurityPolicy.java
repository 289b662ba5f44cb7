package dev.parley.api.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page of ours may load and do. */
final class ContentSecurityPolicy {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script[^>]*\\btype=[\"']?importmap[\"']?[^>]*>(.*?)</script>", Pattern.DOTALL);

    private ContentSecurityPolicy() {}

    /** Of the client's page: the one inline script that it has, its import map, is allowed by its hash. */
    static String ofPage(String html) {
        Matcher importMap = IMPORT_MAP.matcher(html);
        String inline = importMap.find()
                ? " 'sha256-" + ClassPathFiles.sha256(importMap.group(1).getBytes(StandardCharsets.UTF_8)) + "'"
                : "";
        return "default-src 'none'; script-src 'self'" + inline + "; style-src 'self'; img-src 'self' data: blob:; "
                + "connect-src 'self' ws: wss:; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
                + "trusted-types lit-html";
    }

    /** Of the page that shows the contract: Swagger UI writes inline styles, and knows no Trusted Types. */
    static String ofDocs() {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                + "connect-src 'self'; font-src 'self' data:; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors 'none'";
    }
}
