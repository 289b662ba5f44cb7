package dev.parley.load.check.work;

import dev.parley.load.check.work.Plan.Persona;
import dev.parley.load.check.work.Plan.Step;
import dev.parley.load.check.work.Plan.Venue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes a plan's steps: messages at a constant rate, and a share of everything else beside them. Keeps track of who is where. */
final class Script {
    private static final double SPEAK_IN_PAIRS = 0.4;
    private static final double BY_STRANGERS = 0.005;
    private static final double CALLS = 0.15;
    private static final double REPLIES = 0.1;
    /** How long a bot stays, on average. */
    private static final double BOT_STAYS_SECONDS = 12;

    private record Share(Deed deed, double perMessage) {}

    private static final List<Share> BESIDE = List.of(
            new Share(Deed.REPEAT, 0.05),
            new Share(Deed.EDIT, 0.06),
            new Share(Deed.UNSEND, 0.04),
            new Share(Deed.REACT, 0.06),
            new Share(Deed.MARK, 0.12),
            new Share(Deed.READ, 0.05),
            new Share(Deed.REMOVE, 0.008),
            new Share(Deed.LEAVE, 0.004),
            new Share(Deed.ADD, 0.012));

    private final List<Persona> people;
    private final List<Venue> venues;
    private final Random random;
    private final List<List<Integer>> inside = new ArrayList<>();
    private final List<List<Integer>> outside = new ArrayList<>();
    private final double[] weights;

    Script(List<Persona> people, List<Venue> venues, Random random) {
        this.people = people;
        this.venues = venues;
        this.random = random;
        venues.forEach(venue -> {
            inside.add(new ArrayList<>(venue.members()));
            outside.add(new ArrayList<>());
        });
        weights = weights(venues);
    }

    /** Large rooms are quieter, each costs about as many deliveries. */
    private static double[] weights(List<Venue> venues) {
        double pairs = venues.stream().filter(Venue::direct).count();
        double rooms = venues.stream()
                .filter(venue -> !venue.direct())
                .mapToDouble(venue -> 1.0 / venue.members().size())
                .sum();
        return venues.stream()
                .mapToDouble(venue -> venue.direct()
                        ? SPEAK_IN_PAIRS / pairs
                        : (1 - SPEAK_IN_PAIRS) / venue.members().size() / rooms)
                .toArray();
    }

    List<Step> steps(Duration whole, double rate) {
        List<Step> steps = new ArrayList<>();
        long count = Math.round(whole.toMillis() / 1_000.0 * rate);
        List<Integer> bots =
                people.stream().filter(Persona::bot).map(Persona::number).toList();
        for (long number = 0; number < count; number++) {
            Duration due = Duration.ofNanos((long) (number / rate * 1e9));
            speak(steps, due);
            for (Share share : BESIDE) {
                if (random.nextDouble() < share.perMessage()) {
                    beside(steps, due, share.deed());
                }
            }
            for (int bot : bots) {
                if (random.nextDouble() < 1 / (rate * BOT_STAYS_SECONDS)) {
                    steps.add(new Step(due, Deed.RECONNECT, bot, -1, -1, random.nextLong()));
                }
            }
        }
        return steps;
    }

    private void speak(List<Step> steps, Duration due) {
        int venue = venue();
        List<Integer> gone = outside.get(venue);
        boolean stranger = !gone.isEmpty() && random.nextDouble() < BY_STRANGERS;
        int speaker = any(stranger ? gone : inside.get(venue));
        double how = random.nextDouble();
        Deed deed = how < CALLS ? Deed.CALL : how < CALLS + REPLIES ? Deed.REPLY : Deed.SEND;
        steps.add(new Step(due, deed, speaker, venue, -1, random.nextLong()));
    }

    private void beside(List<Step> steps, Duration due, Deed deed) {
        int venue = deed == Deed.ADD || deed == Deed.REMOVE || deed == Deed.LEAVE ? room() : venue();
        if (venue < 0) {
            return;
        }
        int founder = venues.get(venue).members().get(0);
        List<Integer> here = inside.get(venue);
        List<Integer> gone = outside.get(venue);
        boolean mayGo = here.size() > Math.max(3, venues.get(venue).members().size() / 2);
        switch (deed) {
            case REMOVE, LEAVE -> {
                int who = here.get(1 + random.nextInt(here.size() - 1));
                if (mayGo) {
                    here.remove((Integer) who);
                    gone.add(who);
                    int actor = deed == Deed.LEAVE ? who : founder;
                    steps.add(new Step(due, deed, actor, venue, who, random.nextLong()));
                }
            }
            case ADD -> {
                if (!gone.isEmpty()) {
                    int who = any(gone);
                    gone.remove((Integer) who);
                    here.add(who);
                    steps.add(new Step(due, deed, founder, venue, who, random.nextLong()));
                }
            }
            default -> steps.add(new Step(due, deed, any(here), venue, -1, random.nextLong()));
        }
    }

    private int any(List<Integer> some) {
        return some.get(random.nextInt(some.size()));
    }

    private int venue() {
        double point = random.nextDouble();
        for (int venue = 0; venue < weights.length; venue++) {
            point -= weights[venue];
            if (point < 0) {
                return venue;
            }
        }
        return weights.length - 1;
    }

    private int room() {
        List<Integer> rooms = venues.stream()
                .filter(venue -> !venue.direct())
                .map(Venue::number)
                .toList();
        return rooms.isEmpty() ? -1 : any(rooms);
    }
}
