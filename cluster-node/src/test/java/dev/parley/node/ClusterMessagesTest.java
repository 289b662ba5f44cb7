package dev.parley.node;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.typesafe.config.ConfigFactory;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may travel between nodes is marked, so that it never meets a serializer by chance. */
class ClusterMessagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.parley.node");
    private static final Set<String> KEYS =
            Set.of("akka.cluster.sharding.typed.javadsl.EntityTypeKey", "akka.actor.typed.receptionist.ServiceKey");

    @Test
    void whatEntitiesAndServicesTakeIsMarked() throws Exception {
        List<String> unmarked = new ArrayList<>();
        int found = 0;
        for (JavaClass type : CLASSES) {
            for (Field field : Class.forName(type.getName()).getDeclaredFields()) {
                if (KEYS.contains(field.getType().getName())) {
                    found++;
                    Class<?> message = argument(field.getGenericType());
                    if (!ClusterMessage.class.isAssignableFrom(message)) {
                        unmarked.add(message.getName());
                    }
                }
            }
        }
        assertThat(found).isPositive();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void whatTheyAnswerIsMarked() throws Exception {
        List<String> unmarked = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            Class<?> message = Class.forName(type.getName());
            if (!message.isRecord() || !ClusterMessage.class.isAssignableFrom(message)) {
                continue;
            }
            for (RecordComponent component : message.getRecordComponents()) {
                if (component.getType() == ActorRef.class) {
                    Class<?> answer = argument(component.getGenericType());
                    if (!ClusterMessage.class.isAssignableFrom(answer)
                            && !answer.getName().startsWith("akka.")) {
                        unmarked.add(message.getName() + " is answered by " + answer.getName());
                    }
                }
            }
        }
        assertThat(unmarked).isEmpty();
    }

    /** What stays within an actor, or on a node, may hold what no other node could read. */
    @Test
    void whatIsSaidReadsTheSameOnAnotherNode() throws Exception {
        ActorTestKit kit = ActorTestKit.create(ConfigFactory.parseString("""
                        akka.actor.serialization-bindings."dev.parley.node.ClusterMessage" = jackson-cbor
                        akka.actor.provider = local
                        akka.coordinated-shutdown.exit-jvm = off
                        """).withFallback(ConfigFactory.load()));
        try {
            MessageSamples samples = new MessageSamples(kit.createTestProbe().ref());
            List<Class<?>> messages = RemoteMessages.all();
            assertThat(messages).hasSizeGreaterThan(90);
            for (Class<?> message : messages) {
                for (Object sample : samples.allOf(message)) {
                    assertThat(kit.serializationTestKit().verifySerialization(sample, false))
                            .as(message.getName())
                            .usingRecursiveComparison()
                            .isEqualTo(sample);
                }
            }
        } finally {
            kit.shutdownTestKit();
        }
    }

    private static Class<?> argument(Type type) {
        Type argument = ((ParameterizedType) type).getActualTypeArguments()[0];
        if (argument instanceof WildcardType wildcard) {
            argument =
                    wildcard.getLowerBounds().length > 0 ? wildcard.getLowerBounds()[0] : wildcard.getUpperBounds()[0];
        }
        return (Class<?>) (argument instanceof ParameterizedType generic ? generic.getRawType() : argument);
    }
}
