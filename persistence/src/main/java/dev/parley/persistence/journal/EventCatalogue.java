package dev.parley.persistence.journal;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every stored name there is, and what it stands for. Built once, from the catalogues that the configuration lists. */
public final class EventCatalogue {
    private final Map<String, Class<? extends JournalEvent>> classes = new HashMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();
    private final Map<String, Upcaster> upcasters = new HashMap<>();

    public EventCatalogue(Collection<JournalNames> parts) {
        for (JournalNames part : parts) {
            part.names().forEach(this::add);
            part.upcasters().forEach(this::add);
        }
        for (Upcaster upcaster : upcasters.values()) {
            pathFrom(upcaster.from());
        }
    }

    /** The catalogue that {@code parley.journal.catalogues} lists. */
    public static EventCatalogue from(Config config) {
        List<JournalNames> parts = new ArrayList<>();
        Config catalogues = config.getConfig("parley.journal.catalogues");
        for (String capability : catalogues.root().keySet()) {
            parts.add(instance(catalogues.getString(capability)));
        }
        return new EventCatalogue(parts);
    }

    /** All names that are written, in no order. */
    public Set<String> names() {
        return Set.copyOf(classes.keySet());
    }

    Optional<String> nameOf(Class<?> type) {
        return Optional.ofNullable(names.get(type));
    }

    /** The class of a name that is written today. */
    Optional<Class<? extends JournalEvent>> classOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** The upcasters that lead from a name to one that is written today; empty when it is one. */
    List<Upcaster> pathFrom(String name) {
        List<Upcaster> path = new ArrayList<>();
        String at = name;
        while (!classes.containsKey(at)) {
            Upcaster next = upcasters.get(at);
            if (next == null || path.size() > upcasters.size()) {
                throw new IllegalArgumentException(
                        "no upcaster leads from \"" + name + "\" to a name of the catalogue");
            }
            path.add(next);
            at = next.to();
        }
        return path;
    }

    boolean knows(String name) {
        return classes.containsKey(name) || upcasters.containsKey(name);
    }

    private void add(String name, Class<? extends JournalEvent> type) {
        if (classes.putIfAbsent(name, type) != null) {
            throw new IllegalArgumentException("\"" + name + "\" is in the catalogue twice");
        }
        String other = names.putIfAbsent(type, name);
        if (other != null) {
            throw new IllegalArgumentException(type + " has two names: \"" + other + "\" and \"" + name + "\"");
        }
    }

    private void add(Upcaster upcaster) {
        if (classes.containsKey(upcaster.from()) || upcasters.putIfAbsent(upcaster.from(), upcaster) != null) {
            throw new IllegalArgumentException("\"" + upcaster.from() + "\" has two meanings");
        }
    }

    private static JournalNames instance(String className) {
        try {
            return Class.forName(className)
                    .asSubclass(JournalNames.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException("parley.journal.catalogues: cannot use " + className, e);
        }
    }
}
