package dev.parley.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.frame.ServerFrame;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listeners hear of every frame that the session does not keep to itself. */
class DispatchTest {
    private static final Set<Class<?>> OF_THE_SESSION = Set.of(
            ServerFrame.Welcome.class,
            ServerFrame.MessageAccepted.class,
            ServerFrame.Gap.class,
            ServerFrame.Resumed.class,
            ServerFrame.Ok.class,
            ServerFrame.Pong.class,
            ServerFrame.Refused.class,
            ServerFrame.Goodbye.class);

    static Stream<Class<?>> frames() {
        return Stream.of(ServerFrame.class, ServerFrame.Event.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .filter(type -> !OF_THE_SESSION.contains(type));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void hasOneMethodForTheFrame(Class<?> type) throws ReflectiveOperationException {
        List<String> called = new ArrayList<>();
        SessionListener listener = (SessionListener) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionListener.class}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    return null;
                });
        Dispatch.to(listener, (ServerFrame) empty(type));
        assertThat(called).hasSize(1);
    }

    private static Object empty(Class<?> type) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(
                Arrays.stream(types).map(DispatchTest::nothing).toArray());
    }

    private static Object nothing(Class<?> type) {
        if (type == List.class) {
            return List.of();
        }
        if (type == boolean.class) {
            return false;
        }
        return type == long.class ? (Object) 0L : null;
    }
}
