package dev.parley.node.conversation;

import dev.parley.node.conversation.EventRenderer.View;
import dev.parley.node.delivery.Line;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A run of events as lines for viewers. Each event is rendered once per view, and viewers who see the same get the same
 * list object, so that it can key what is sent.
 */
final class Lines {
    /** A quarter of what Akka's remoting is set up to carry in one message. */
    private static final int PART_BYTES = 256 * 1024;

    private static final Seq NEVER = new Seq(Long.MAX_VALUE);

    private final List<NumberedEvent> events;
    private final EventRenderer renderer;
    private final ToLongFunction<Rev> origins;
    private final Rev first;
    private final Seq oldest;
    private final Map<Rendition, Line> rendered = new HashMap<>();
    private final Map<Viewer, List<Line>> lists = new HashMap<>();
    private final Map<List<Rendition>, List<Line>> shared = new HashMap<>();

    private @Nullable List<Line> plain;

    private record Rendition(int index, View view) {}

    Lines(OpenConversation state, List<NumberedEvent> events, ToLongFunction<Rev> origins) {
        this.events = events;
        this.origins = origins;
        this.first = events.get(0).rev();
        this.oldest = oldest(events);
        this.renderer = new EventRenderer(state.id(), state::info, state.window()::presentForm);
    }

    /** The first message that the events are about. */
    private static Seq oldest(List<NumberedEvent> events) {
        Seq oldest = NEVER;
        for (NumberedEvent event : events) {
            Message message = Window.messageOf(event.event());
            if (message != null) {
                oldest = oldest.min(message.seq());
            }
        }
        return oldest;
    }

    /** All who were members before, and see every message that the events are about, see the same. */
    List<Line> seenBy(Participant member) {
        if (!first.isAfter(member.joinedRev()) || !oldest.isAfter(member.visibleSeq())) {
            return seenBy(Viewer.of(member));
        }
        List<Line> known = plain;
        if (known == null) {
            known = seenBy(Viewer.of(member));
            plain = known;
        }
        return known;
    }

    List<Line> seenBy(Viewer viewer) {
        return lists.computeIfAbsent(viewer, this::compose);
    }

    /** The same lines in parts that fit a frame between nodes. */
    static List<List<Line>> parts(List<Line> lines) {
        List<List<Line>> parts = new ArrayList<>(1);
        int start = 0;
        long bytes = 0;
        for (int i = 0; i < lines.size(); i++) {
            int size = lines.get(i).frame().size();
            if (bytes + size > PART_BYTES && i > start) {
                parts.add(lines.subList(start, i));
                start = i;
                bytes = 0;
            }
            bytes += size;
        }
        parts.add(lines.subList(start, lines.size()));
        return parts;
    }

    private List<Line> compose(Viewer viewer) {
        List<Rendition> renditions = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            NumberedEvent event = events.get(i);
            if (viewer.sees(event.rev())) {
                renditions.add(new Rendition(i, EventRenderer.viewOf(event, viewer.joinedRev(), viewer.visibleSeq())));
            }
        }
        return shared.computeIfAbsent(
                renditions,
                key -> key.stream().map(rendition -> line(rendition, viewer)).toList());
    }

    private Line line(Rendition rendition, Viewer viewer) {
        return rendered.computeIfAbsent(rendition, key -> {
            NumberedEvent event = events.get(key.index());
            EncodedFrame frame = EncodedFrame.of(renderer.render(event, key.view(), viewer.joinedSeq()));
            return new Line(event.rev(), origins.applyAsLong(event.rev()), frame);
        });
    }
}
