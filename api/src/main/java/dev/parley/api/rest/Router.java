package dev.parley.api.rest;

import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.stream.Materializer;
import dev.parley.api.account.Principal;
import dev.parley.api.account.TokenVerifier;
import dev.parley.api.connection.Origins;
import dev.parley.api.limit.RateLimits;
import dev.parley.protocol.Limits;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads each request to its {@link Endpoint}: path, method, limits of the address, caller, limits of the user, handler.
 * Whatever happens on the way, the answer is one of the contract. Thread-safe.
 */
public final class Router {
    private static final Logger log = LoggerFactory.getLogger(Router.class);

    /** Where the client's address stands in a request. */
    public static final AttributeKey<InetAddress> CLIENT = AttributeKey.create("client", InetAddress.class);

    /** What the router is configured by. */
    public record Settings(
            Duration requestTimeout,
            Duration bodyTimeout,
            int maxBodyBytes,
            int gzipFromBytes,
            int defaultPageItems,
            boolean development) {}

    /** Answers for paths that are no endpoint's, as to {@code GET}. */
    public interface Fallback {
        HttpResponse answer(HttpRequest request, List<String> path);
    }

    private record Place(PathTemplate template, Map<String, Endpoint> methods) {}

    private final List<Place> places = new ArrayList<>();
    private final Fallback fallback;
    private final TokenVerifier tokens;
    private final RateLimits rates;
    private final Origins origins;
    private final Bodies bodies;
    private final Settings settings;
    private final Clock clock;
    private final Finish finish;
    private volatile boolean draining;

    public Router(
            List<Endpoint> endpoints,
            Fallback fallback,
            TokenVerifier tokens,
            RateLimits rates,
            Origins origins,
            Limits limits,
            Settings settings,
            Clock clock,
            Materializer materializer) {
        Map<String, Map<String, Endpoint>> byPath = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints) {
            byPath.computeIfAbsent(endpoint.path(), path -> new LinkedHashMap<>())
                    .put(endpoint.method(), endpoint);
        }
        byPath.forEach((path, methods) -> places.add(new Place(PathTemplate.of(path), Map.copyOf(methods))));
        this.fallback = fallback;
        this.tokens = tokens;
        this.rates = rates;
        this.origins = origins;
        this.settings = settings;
        this.clock = clock;
        bodies = new Bodies(limits, settings.maxBodyBytes(), settings.bodyTimeout(), materializer);
        finish = new Finish(origins, settings.gzipFromBytes());
    }

    /** From now on each answer is the last one of its connection. */
    public void drain() {
        draining = true;
    }

    /** Never fails. */
    public CompletionStage<HttpResponse> answer(HttpRequest request) {
        long began = clock.millis();
        CompletionStage<HttpResponse> answer;
        try {
            answer = route(request);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.exceptionally(failure -> failed(request, failure)).thenApply(response -> {
            boolean unread = response.status().intValue() == ErrorCode.TOO_LARGE.http();
            HttpResponse finished = finish.apply(request, response, draining || unread || wantsUpgrade(response));
            if (log.isDebugEnabled()) {
                String path = request.getUri().path();
                int status = finished.status().intValue();
                log.debug("{} {} {} in {} ms", request.method().name(), path, status, clock.millis() - began);
            }
            return finished;
        });
    }

    private CompletionStage<HttpResponse> route(HttpRequest request) {
        List<String> path = new ArrayList<>();
        request.getUri().pathSegments().forEach(path::add);
        for (Place place : places) {
            Map<String, String> values = place.template().match(path);
            if (values != null) {
                Endpoint endpoint = place.methods().get(request.method().name());
                return endpoint == null
                        ? done(otherMethod(request, place.methods().keySet()))
                        : handle(request, endpoint, values);
            }
        }
        return done(elsewhere(request, path));
    }

    private HttpResponse elsewhere(HttpRequest request, List<String> path) {
        HttpResponse answer = fallback.answer(request, path);
        boolean found = answer.status().intValue() != ErrorCode.NOT_FOUND.http();
        return found && !request.method().name().equals("GET") ? otherMethod(request, Set.of("GET")) : answer;
    }

    private CompletionStage<HttpResponse> handle(HttpRequest request, Endpoint endpoint, Map<String, String> values) {
        Refusal refusal = limited(rates.take(endpoint.action(), address(request)));
        if (refusal != null) {
            return done(Answers.problem(refusal));
        }
        Principal caller = null;
        if (needsToken(endpoint.access())) {
            Outcome<Principal> verified = verify(request);
            if (verified instanceof Outcome.Refused<Principal> refused) {
                return done(Answers.problem(refused.refusal()));
            }
            caller = ((Outcome.Done<Principal>) verified).value();
            refusal = endpoint.access() == Access.OPERATOR && !caller.operator()
                    ? Refusal.of(ErrorCode.NOT_PERMITTED)
                    : limited(rates.take(endpoint.action(), caller.userId()));
            if (refusal != null) {
                return done(Answers.problem(refusal));
            }
        }
        return endpoint.handler()
                .answer(new Call(request, values, caller, bodies, settings.defaultPageItems()))
                .toCompletableFuture()
                .copy()
                .orTimeout(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean needsToken(Access access) {
        return access == Access.USER || (access == Access.OPERATOR && !settings.development());
    }

    private Outcome<Principal> verify(HttpRequest request) {
        String authorization = Finish.value(request, "Authorization").orElse("");
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? tokens.verify(authorization.substring(7).trim())
                : Outcome.refused(ErrorCode.MISSING_TOKEN);
    }

    private static @Nullable Refusal limited(Duration wait) {
        return wait.isZero() ? null : Refusal.later(ErrorCode.RATE_LIMITED, wait);
    }

    private HttpResponse otherMethod(HttpRequest request, Set<String> methods) {
        TreeSet<String> allowed = new TreeSet<>(methods);
        allowed.add("OPTIONS");
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        RawHeader allow = RawHeader.create("Allow", String.join(", ", allowed));
        if (!request.method().name().equals("OPTIONS")) {
            return Answers.problem(Refusal.of(ErrorCode.METHOD_NOT_ALLOWED)).addHeader(allow);
        }
        String origin = Finish.value(request, "Origin").orElse(null);
        if (!origins.allow(origin, Finish.value(request, "Host").orElse(null))) {
            return Answers.problem(Refusal.of(ErrorCode.ORIGIN_NOT_ALLOWED)).addHeader(allow);
        }
        return Answers.noContent(allowed)
                .addHeader(allow)
                .addHeader(RawHeader.create("Access-Control-Allow-Methods", String.join(", ", allowed)))
                .addHeader(RawHeader.create("Access-Control-Allow-Headers", "Authorization, Content-Type"))
                .addHeader(RawHeader.create("Access-Control-Max-Age", "600"));
    }

    private static HttpResponse failed(HttpRequest request, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) {
            return Answers.problem(refused.refusal());
        }
        if (cause instanceof TimeoutException) {
            return Answers.problem(Refusal.of(ErrorCode.UNAVAILABLE));
        }
        log.error("{} {} failed", request.method().name(), request.getUri().path(), cause);
        return Answers.problem(Refusal.of(ErrorCode.INTERNAL_ERROR));
    }

    private static InetAddress address(HttpRequest request) {
        return request.getAttribute(CLIENT).orElseGet(InetAddress::getLoopbackAddress);
    }

    private static CompletionStage<HttpResponse> done(HttpResponse answer) {
        return CompletableFuture.completedFuture(answer);
    }

    /** Only the first request of a connection can be an upgrade, so the next try must not come on this one. */
    private static boolean wantsUpgrade(HttpResponse response) {
        return response.status().intValue() == ErrorCode.UPGRADE_REQUIRED.http();
    }
}
