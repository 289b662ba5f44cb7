package dev.parley.load.demo;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Targets;
import dev.parley.load.demo.Play.Line;
import dev.parley.load.demo.Play.Scene;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley demo}: company for whoever looks at Parley for the first time. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Lets a handful of people talk, with two accounts to sign in with and join them. Ctrl-C ends it.")
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--pause",
            paramLabel = "SECONDS",
            defaultValue = "6",
            description = "between two lines of a group, about; default ${DEFAULT-VALUE}")
    private int pause = 6;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "240",
            description = "until it ends by itself; default ${DEFAULT-VALUE}")
    private int minutes = 240;

    @Mixin
    private Targets targets = new Targets();

    private final Random random = new Random();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (pause < 1 || minutes < 1) {
            System.err.println("--pause and --minutes must be 1 or more");
            return 2;
        }
        Play play = play();
        List<URI> nodes = targets.nodes();
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(end::countDown, "end"));
        try (Stage stage = new Stage();
                ClientRuntime runtime = new ClientRuntime(2, 1)) {
            Company company = Company.assemble(play, nodes, runtime);
            Map<String, Actor> actors = actors(play, company, stage);
            for (Scene scene : play.scenes()) {
                ConversationId group = company.group(scene);
                stage.execute(() -> perform(scene, group, 0, actors, stage));
            }
            System.out.println("Open " + nodes.get(0) + " and sign in as " + String.join(" or ", play.seats())
                    + ", password: " + Company.PASSWORD);
            System.out.println(end.await(minutes, TimeUnit.MINUTES) ? "They go home." : "That was all for today.");
            actors.values().forEach(Actor::close);
        }
        return 0;
    }

    private static Play play() throws IOException {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DemoCommand.class.getResourceAsStream("play.txt")), StandardCharsets.UTF_8))) {
            return Play.parse(text.lines().toList());
        }
    }

    private Map<String, Actor> actors(Play play, Company company, Stage stage) {
        List<String> played =
                play.usernames().subList(Play.SEATS, play.usernames().size());
        Set<UserId> ids = played.stream().map(company::id).collect(Collectors.toSet());
        Map<String, Actor> actors = new LinkedHashMap<>();
        for (String name : played) {
            actors.put(
                    name,
                    new Actor(
                            company.client(name), company.id(name), ids, actors.size(), played.size(), stage, random));
        }
        return actors;
    }

    private void perform(Scene scene, ConversationId group, int at, Map<String, Actor> actors, Stage stage) {
        Line line = scene.lines().get(at % scene.lines().size());
        Objects.requireNonNull(actors.get(line.speaker())).say(group, line.words());
        long millis = pause * 500L + random.nextInt(pause * 1_000);
        stage.after(millis, () -> perform(scene, group, at + 1, actors, stage));
    }
}
