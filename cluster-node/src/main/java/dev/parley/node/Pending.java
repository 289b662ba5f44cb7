package dev.parley.node;

import dev.parley.api.account.Principal;
import dev.parley.api.session.ClientConnection;
import dev.parley.api.session.ClientSink;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.CloseCode;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;

/** Capabilities that are not wired yet answer {@code unavailable}. */
final class Pending {
    private Pending() {}

    static <T> T service(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                Pending.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> CompletableFuture.completedFuture(Outcome.refused(ErrorCode.UNAVAILABLE))));
    }

    static ClientConnection connection(Principal caller, ClientSink sink) {
        sink.close(CloseCode.SERVICE_RESTART);
        return new ClientConnection() {
            @Override
            public void receive(ClientFrame frame) {
                sink.handled();
            }

            @Override
            public void authenticated(Principal newer) {}

            @Override
            public void overflowed() {}

            @Override
            public void closed() {}
        };
    }
}
