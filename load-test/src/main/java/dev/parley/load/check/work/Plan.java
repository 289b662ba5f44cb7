package dev.parley.load.check.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Who there is, where they meet and what they do when: decided by the seed alone, so that a run can be repeated as far as
 * a run can be. What depends on how the run goes, such as which message is edited, is decided by the step's {@code chance}.
 */
public record Plan(List<Persona> people, List<Venue> venues, List<Step> steps) {
    /** One bot among so many. */
    private static final int BOT_EVERY = 10;

    private static final int PAIRS_PER_PERSON = 4;
    private static final List<Integer> ROOMS = List.of(5, 8, 13, 20, 40, 100);

    /** Somebody: number, devices at a time, and whether a bot, which comes and goes. */
    public record Persona(int number, int devices, boolean bot) {}

    /** A place to talk; the first of its {@code members} founds it and stays. */
    public record Venue(int number, boolean direct, List<Integer> members) {
        public Venue {
            members = List.copyOf(members);
        }
    }

    /**
     * @param due since the beginning
     * @param other who is added or removed
     * @param chance settles what the plan cannot know
     */
    public record Step(Duration due, Deed deed, int person, int venue, int other, long chance) {}

    public Plan {
        people = List.copyOf(people);
        venues = List.copyOf(venues);
        steps = List.copyOf(steps);
    }

    /** How many people talk at this rate: enough for the largest room at the usual one. */
    public static int crowd(double rate) {
        return (int) Math.max(12, Math.min(110, Math.round(rate * 2.75)));
    }

    /** {@code rate}: messages a second. */
    public static Plan of(long seed, Duration whole, double rate) {
        Random random = new Random(seed);
        int crowd = crowd(rate);
        List<Persona> people = new ArrayList<>();
        for (int number = 0; number < crowd; number++) {
            boolean bot = number % BOT_EVERY == BOT_EVERY - 1;
            int devices = bot ? 1 : number % 12 == 5 ? 3 : number % 6 == 2 ? 2 : 1;
            people.add(new Persona(number, devices, bot));
        }
        List<Venue> venues = venues(people, random);
        return new Plan(people, venues, new Script(people, venues, random).steps(whole, rate));
    }

    private static List<Venue> venues(List<Persona> people, Random random) {
        List<Venue> venues = new ArrayList<>();
        List<Integer> founders = people.stream()
                .filter(persona -> !persona.bot())
                .map(Persona::number)
                .toList();
        for (int pair = 0; pair < people.size() / PAIRS_PER_PERSON; pair++) {
            venues.add(new Venue(venues.size(), true, company(founders, people, 2, random, venues)));
        }
        for (int size : ROOMS) {
            if (size <= people.size()) {
                venues.add(new Venue(venues.size(), false, company(founders, people, size, random, venues)));
            }
        }
        return venues;
    }

    private static List<Integer> company(
            List<Integer> founders, List<Persona> people, int size, Random random, List<Venue> others) {
        while (true) {
            Integer founder = founders.get(random.nextInt(founders.size()));
            List<Integer> rest = new ArrayList<>(people.stream()
                    .map(Persona::number)
                    .filter(number -> !number.equals(founder))
                    .toList());
            Collections.shuffle(rest, random);
            List<Integer> members = new ArrayList<>(List.of(founder));
            members.addAll(rest.subList(0, size - 1));
            boolean known = others.stream()
                    .anyMatch(other ->
                            other.direct() && size == 2 && other.members().containsAll(members));
            if (!known) {
                return members;
            }
        }
    }
}
