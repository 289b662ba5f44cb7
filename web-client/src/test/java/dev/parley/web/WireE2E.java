package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases of {@code wire/}, which are ES modules themselves, where they will run: in a browser. */
class WireE2E {
    private static final List<String> MODULES = List.of(
            "history.test.js",
            "replica.test.js",
            "store.test.js",
            "outbox.test.js",
            "credentials.test.js",
            "replication.test.js",
            "link.test.js",
            "shared-link.test.js",
            "receipts.test.js",
            "soft.test.js",
            "people.test.js",
            "presence.test.js",
            "groups.test.js");

    private static Chromium chromium;
    private static PageServer server;
    private static BrowserContext context;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        server = PageServer.start();
        context = chromium.browser().newContext();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            chromium.close();
        }
    }

    @TestFactory
    Stream<DynamicContainer> theWireKeepsItsPromises() {
        return MODULES.stream()
                .map(module -> DynamicContainer.dynamicContainer(
                        module, results(module).stream().map(WireE2E::asTest)));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, String>> results(String module) {
        try (Page page = context.newPage()) {
            page.navigate(server.url("/test/index.html?module=" + module));
            page.waitForFunction("window.results");
            List<Map<String, String>> results = (List<Map<String, String>>) page.evaluate("window.results");
            assertThat(results).as("cases of %s", module).isNotEmpty();
            return results;
        }
    }

    private static DynamicTest asTest(Map<String, String> result) {
        return DynamicTest.dynamicTest(
                result.get("name"),
                () -> assertThat(result.get("failure")).as(result.get("name")).isNull());
    }
}
