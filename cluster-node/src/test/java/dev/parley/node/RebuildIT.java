package dev.parley.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.rebuild.Comparison;
import dev.parley.node.rebuild.Difference;
import dev.parley.node.rebuild.RebuildJob;
import dev.parley.persistence.CassandraForTests;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands in the tables after a busy history, and what the journal gives, is the same. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildIT {
    @RegisterExtension
    static final CassandraForTests CASSANDRA = new CassandraForTests();

    private static final String COPY = "rebuilt_copy";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static WholeNodeForTests node;
    private static BusyHistory history;
    private static ActorSystem<Void> tool;
    private static RebuildJob job;

    @BeforeAll
    static void talk() {
        node = new WholeNodeForTests(CASSANDRA);
        long seed = new Random().nextLong(1_000_000);
        System.out.println("seed " + seed);
        history = new BusyHistory(node, seed);
        history.go(600);
        tool = ActorSystem.create(
                Behaviors.empty(),
                "rebuild",
                CASSANDRA.config(
                        ConfigFactory.parseString("""
                                akka.actor.provider = local
                                akka.coordinated-shutdown.exit-jvm = off
                                parley.rebuild { events-per-part = 7, scratch-keyspace = rebuild_check }
                                """).withFallback(ConfigFactory.parseResources("application.conf"))));
        job = new RebuildJob(tool, CASSANDRA.session(), Clock.systemUTC(), line -> {});
    }

    @AfterAll
    static void stop() {
        tool.terminate();
        node.stop();
    }

    @Test
    @Order(1)
    void theJournalGivesEveryRowThatStandsThere() {
        assertThat(job.into(COPY)).isEmpty();
        await().atMost(SOON).untilAsserted(() -> assertThat(differences()).isEmpty());
        assertThat(rows("message")).isGreaterThan(20);
        assertThat(rows("friend_request")).isPositive();
        assertThat(rows("receipt")).isPositive();
        assertThat(rows("removed_user")).isOne();
    }

    @Test
    @Order(2)
    void emptiedTablesAreMadeAnewWithoutWhatWasUnsent() {
        assertThat(job.inPlace(true)).isEmpty();

        assertThat(differences()).isEmpty();
        assertThat(history.unsent).isNotEmpty();
        List<String> texts =
                CASSANDRA.session().execute("SELECT text FROM " + CASSANDRA.keyspace() + ".message").all().stream()
                        .map(row -> String.valueOf(row.getString("text")))
                        .toList();
        assertThat(texts).doesNotContainAnyElementsOf(history.unsent);
    }

    @Test
    @Order(3)
    void whatIsNotAsTheJournalSaysIsNamed() {
        assertThat(job.check(failures -> assertThat(failures).isEmpty())).isEmpty();
        CASSANDRA.session().execute("TRUNCATE " + CASSANDRA.keyspace() + ".removed_user");
        CASSANDRA
                .session()
                .execute("INSERT INTO " + CASSANDRA.keyspace() + ".block (user_id, blocked_id, since)"
                        + " VALUES (uuid(), uuid(), toTimestamp(now()))");

        assertThat(job.check(failures -> assertThat(failures).isEmpty()))
                .extracting(Difference::toString)
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("removed_user ").endsWith("is missing"),
                        line -> assertThat(line).startsWith("block ").endsWith("follows from no log"));
        assertThat(CASSANDRA.session().refreshSchema().getKeyspace("rebuild_check"))
                .isEmpty();
    }

    private static List<Difference> differences() {
        return List.copyOf(new Comparison(CASSANDRA.session(), CASSANDRA.keyspace(), COPY, 50).run());
    }

    private static long rows(String table) {
        return CASSANDRA
                .session()
                .execute("SELECT count(*) FROM " + CASSANDRA.keyspace() + "." + table)
                .one()
                .getLong(0);
    }
}
