package dev.parley.client.session;

import dev.parley.client.ParleyException;
import dev.parley.client.account.TokenKeeper;
import dev.parley.client.http.Completion;
import dev.parley.protocol.frame.ClientFrame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges the access token before it ends and shows the new one on the open socket, so that a session outlives its
 * tokens without a break. Belongs to the session's strand.
 */
final class Renewal {
    private final TokenKeeper tokens;
    private final Executor strand;
    private final BiFunction<Duration, Runnable, ScheduledFuture<?>> timer;
    private final Function<Function<String, ClientFrame>, CompletableFuture<Void>> request;
    private final Consumer<ParleyException> report;
    private @Nullable ScheduledFuture<?> planned;
    private boolean wanted;
    private String shown = "";

    Renewal(
            TokenKeeper tokens,
            Executor strand,
            BiFunction<Duration, Runnable, ScheduledFuture<?>> timer,
            Function<Function<String, ClientFrame>, CompletableFuture<Void>> request,
            Consumer<ParleyException> report) {
        this.tokens = tokens;
        this.strand = strand;
        this.timer = timer;
        this.request = request;
        this.report = report;
    }

    /** The token that the socket was opened with, or that was shown on it last. */
    String shown() {
        return shown;
    }

    void opening(String token) {
        shown = token;
    }

    /** The socket is open: its token is looked after until {@link #pause}. */
    void plan() {
        pause();
        wanted = true;
        Duration in = tokens.renewIn();
        if (in != null) {
            planned = timer.apply(in, this::renew);
        }
    }

    void pause() {
        wanted = false;
        ScheduledFuture<?> task = planned;
        if (task != null) {
            task.cancel(false);
        }
    }

    private void renew() {
        Completion.on(tokens.renew(shown), strand, this::show, failure -> {
            report.accept(failure);
            if (wanted && !(failure instanceof ParleyException.Refused)) {
                plan();
            }
        });
    }

    private void show(String fresh) {
        if (wanted) {
            shown = fresh;
            Completion.on(request.apply(id -> new ClientFrame.Authenticate(id, fresh)), strand, ok -> {}, report);
            plan();
        }
    }
}
