package dev.parley.api.http;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.ProductVersion;
import akka.http.javadsl.model.headers.Server;
import akka.http.javadsl.settings.ParserSettings;
import akka.http.javadsl.settings.ServerSettings;
import akka.stream.TLSProtocol;
import akka.stream.javadsl.BidiFlow;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.TLSPlacebo;
import akka.util.ByteString;
import dev.parley.api.rest.Router;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import scala.concurrent.duration.Duration;

/** Akka HTTP's server layer over plain bytes, with the {@link Router} behind it. */
final class RestLayer {
    private final BidiFlow<HttpResponse, ByteString, ByteString, HttpRequest, NotUsed> http;
    private final HttpSettings settings;
    private final Router router;

    RestLayer(ActorSystem<?> system, HttpSettings settings, Router router) {
        this.settings = settings;
        this.router = router;
        http = overBytes(Http.get(system).serverLayer(serverSettings(system, settings)));
    }

    /** What a connection from {@code peer} runs. */
    Flow<ByteString, ByteString, NotUsed> flow(InetAddress peer) {
        return Flow.of(HttpRequest.class)
                .map(request -> request.addAttribute(Router.CLIENT, client(peer, request)))
                .mapAsync(1, router::answer)
                .join(http);
    }

    private InetAddress client(InetAddress peer, HttpRequest request) {
        if (!settings.trustForwardedFor()) {
            return peer;
        }
        String forwarded = request.getHeader("X-Forwarded-For")
                .map(header -> header.value())
                .orElse(null);
        return ClientAddress.of(peer, forwarded);
    }

    private static ServerSettings serverSettings(ActorSystem<?> system, HttpSettings settings) {
        ServerSettings defaults = ServerSettings.create(system.classicSystem());
        ParserSettings parser = defaults.getParserSettings()
                .withMaxContentLength(settings.maxBodyBytes())
                .withMaxHeaderValueLength(settings.maxHeadBytes())
                .withIllegalHeaderWarnings(false)
                // Each cached value costs a connection its own copy of the header table, of about 6 KB.
                .withHeaderValueCacheLimits(Map.of("default", 0));
        return defaults.withParserSettings(parser)
                .withServerHeader(Optional.of(Server.create(ProductVersion.create("parley", ""))))
                .withTransparentHeadRequests(true)
                .withParsingErrorHandler(MalformedRequests.class.getName())
                // The router has its own.
                .withTimeouts(defaults.getTimeouts().withRequestTimeout(Duration.Zero()));
    }

    /** The layer wants to be told of TLS; the placebo tells it that there is none. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the placebo promises SessionBytes, which are SslTlsInbound
    private static BidiFlow<HttpResponse, ByteString, ByteString, HttpRequest, NotUsed> overBytes(
            BidiFlow<HttpResponse, TLSProtocol.SslTlsOutbound, TLSProtocol.SslTlsInbound, HttpRequest, NotUsed> layer) {
        return layer.atop((BidiFlow) TLSPlacebo.getInstance());
    }
}
