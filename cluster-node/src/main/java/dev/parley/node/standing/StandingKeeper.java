package dev.parley.node.standing;

import akka.actor.ActorSelection;
import akka.actor.RootActorPath;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.ClusterEvent.CurrentClusterState;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Asks the other nodes again and again whether this one is still a member, and answers those who ask. Nobody vouches for
 * a node that it has seen downed; so whoever has a majority behind it has not been replaced by the others when it asked.
 */
final class StandingKeeper extends AbstractBehavior<StandingMessage> {
    /** The name of every node's keeper, by which the others find it: part of what nodes agree on. */
    static final String NAME = "parley-standing";

    /** The role of nodes that have a keeper. Others count as long as they are seen: a rolling update may come from them. */
    static final String ROLE = "vouches";

    private static final Set<MemberStatus> VOTING = Set.of(MemberStatus.up(), MemberStatus.leaving());
    private static final Set<MemberStatus> GONE = Set.of(MemberStatus.down(), MemberStatus.removed());
    private static final int ROUNDS = 16;

    private final Cluster cluster;
    private final Standing standing;
    private final LongSupplier nanoTime;
    private final UniqueAddress self;
    private final Map<Long, Round> rounds = new LinkedHashMap<>();
    private long round;

    private StandingKeeper(ActorContext<StandingMessage> context, Standing standing, LongSupplier nanoTime) {
        super(context);
        this.cluster = Cluster.get(context.getSystem());
        this.standing = standing;
        this.nanoTime = nanoTime;
        this.self = cluster.selfMember().uniqueAddress();
    }

    static Behavior<StandingMessage> create(Standing standing, StandingSettings settings, LongSupplier nanoTime) {
        return Behaviors.withTimers(timers -> Behaviors.setup(context -> {
            timers.startTimerWithFixedDelay(new StandingMessage.Tick(), settings.interval());
            StandingKeeper keeper = new StandingKeeper(context, standing, nanoTime);
            keeper.ask();
            return keeper;
        }));
    }

    @Override
    public Receive<StandingMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(StandingMessage.Tick.class, tick -> {
                    standing.expire();
                    ask();
                    return this;
                })
                .onMessage(StandingMessage.Ask.class, ask -> {
                    if (isMember(ask.node(), ask.start())) {
                        ask.replyTo().tell(new StandingMessage.Vouch(name(self), self.longUid(), ask.round()));
                    }
                    return this;
                })
                .onMessage(StandingMessage.Vouch.class, vouch -> {
                    Round asked = rounds.get(vouch.round());
                    if (asked != null && isMember(vouch.node(), vouch.start())) {
                        asked.vouch(vouch.node());
                        renewBy(vouch.round(), asked);
                    }
                    return this;
                })
                .build();
    }

    private void ask() {
        CurrentClusterState state = cluster.state();
        List<Member> voters = StreamSupport.stream(state.getMembers().spliterator(), false)
                .filter(member -> VOTING.contains(member.status())
                        || member.uniqueAddress().equals(self))
                .toList();
        if (voters.stream().noneMatch(member -> member.uniqueAddress().equals(self))) {
            return;
        }
        Set<String> names = voters.stream()
                .map(member -> name(member.uniqueAddress()))
                .collect(Collectors.toCollection(TreeSet::new));
        String lowest = voters.stream()
                .min(Comparator.comparing(Member::address, Member.addressOrdering()))
                .map(member -> name(member.uniqueAddress()))
                .orElseThrow();
        Round fresh = new Round(nanoTime.getAsLong(), names, lowest);
        rounds.put(++round, fresh);
        rounds.remove(round - ROUNDS);
        fresh.vouch(name(self));
        for (Member member : voters) {
            if (member.uniqueAddress().equals(self)) {
                continue;
            }
            if (member.hasRole(ROLE)) {
                keeperOf(member)
                        .tell(
                                new StandingMessage.Ask(
                                        name(self),
                                        self.longUid(),
                                        round,
                                        getContext().getSelf()),
                                akka.actor.ActorRef.noSender());
            } else if (!state.getUnreachable().contains(member)) {
                fresh.vouch(name(member.uniqueAddress()));
            }
        }
        renewBy(round, fresh);
    }

    private void renewBy(long number, Round won) {
        if (won.isWon()) {
            standing.renew(won.since());
            rounds.keySet().removeIf(older -> older <= number);
        }
    }

    private ActorSelection keeperOf(Member member) {
        return Adapter.toClassic(getContext().getSystem())
                .actorSelection(
                        new RootActorPath(member.address(), "/").child("system").child(NAME));
    }

    private boolean isMember(String node, long start) {
        return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
                .anyMatch(member -> member.uniqueAddress().longUid() == start
                        && name(member.uniqueAddress()).equals(node)
                        && !GONE.contains(member.status()));
    }

    private static String name(UniqueAddress node) {
        return node.address().toString();
    }
}
