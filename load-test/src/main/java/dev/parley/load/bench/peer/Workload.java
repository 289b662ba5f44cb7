package dev.parley.load.bench.peer;

/** What the servers do, one like the other. */
enum Workload {
    PAIRS("pairs", "500 pairs, one of each sends", 500) {
        @Override
        Venue open(Contender contender) {
            return contender.pairs(500);
        }
    },
    ROOMS("rooms", "10 rooms of 100, 10 of each send", 50) {
        @Override
        Venue open(Contender contender) {
            return contender.rooms(10, 100, 10);
        }
    };

    private final String key;
    private final String title;
    private final double rate;

    Workload(String key, String title, double rate) {
        this.key = key;
        this.title = title;
        this.rate = rate;
    }

    /** Has the users of it come. */
    abstract Venue open(Contender contender);

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    /** Sends a second that each server carries with ease. */
    double rate() {
        return rate;
    }
}
