package dev.parley.load.check.report;

import dev.parley.load.check.report.Figures.Second;
import dev.parley.load.check.report.Figures.Trouble;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A picture of how long deliveries took while things broke: time to the right, milliseconds upwards by powers of ten. */
final class LatencyPlot {
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 420;
    private static final int LEFT = 64;
    private static final int RIGHT = 20;
    private static final int TOP = 64;
    private static final int BOTTOM = 44;
    private static final double LEAST = 1;
    private static final double MOST = 100_000;
    private static final int TICKS = 8;

    private final Figures figures;
    private final double begin;
    private final double end;
    private final StringBuilder out = new StringBuilder();

    LatencyPlot(Figures figures) {
        this.figures = figures;
        List<Second> seconds = figures.seconds();
        begin = seconds.isEmpty() ? 0 : seconds.get(0).second();
        double last = seconds.isEmpty() ? 1 : seconds.get(seconds.size() - 1).second() + 1;
        end = Math.max(begin + 1, last);
    }

    String svg() {
        say(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, HEIGHT);
        say("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        say("<text x=\"%d\" y=\"20\" font-size=\"15\" fill=\"#1d2330\">Delivery latency</text>", LEFT);
        legend();
        troubles();
        grid();
        line("#2f6fde", 1.6, Second::p50);
        line("#d6453d", 1.2, Second::p99);
        say("</svg>");
        return out.toString();
    }

    private void legend() {
        int x = LEFT + 140;
        say(
                "<path d=\"M%d 16h22\" stroke=\"#2f6fde\" stroke-width=\"2\"/><text x=\"%d\" y=\"20\" fill=\"#4a5263\">p50</text>",
                x, x + 28);
        say(
                "<path d=\"M%d 16h22\" stroke=\"#d6453d\" stroke-width=\"2\"/><text x=\"%d\" y=\"20\" fill=\"#4a5263\">p99 of what was sent in each second</text>",
                x + 70, x + 98);
        say(
                "<rect x=\"%d\" y=\"9\" width=\"22\" height=\"14\" fill=\"#f2b84b\" fill-opacity=\"0.35\"/><text x=\"%d\" y=\"20\" fill=\"#4a5263\">a fault</text>",
                x + 330, x + 358);
    }

    private void troubles() {
        int row = 0;
        for (Trouble trouble : figures.troubles()) {
            double from = x(trouble.began());
            double to = Math.max(from + 2, x(trouble.ended()));
            say(
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#f2b84b\" fill-opacity=\"0.35\"/>",
                    from, TOP, to - from, HEIGHT - TOP - BOTTOM);
            String nodes = trouble.nodes().isEmpty() ? "" : " " + trouble.nodes();
            say(
                    "<text x=\"%.1f\" y=\"%d\" fill=\"#7a5200\">%s</text>",
                    from, TOP - 6 - 14 * (row++ % 2), trouble.fault() + nodes);
        }
    }

    private void grid() {
        for (double value = LEAST; value <= MOST; value *= 10) {
            double y = y(value);
            say("<path d=\"M%d %.1fH%d\" stroke=\"#d5d9e2\"/>", LEFT, y, WIDTH - RIGHT);
            String label = value < 1_000 ? Math.round(value) + " ms" : Math.round(value / 1_000) + " s";
            say("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#4a5263\">%s</text>", LEFT - 8, y + 4, label);
        }
        double step = Math.max(1, Math.ceil((end - begin) / TICKS / 5) * 5);
        for (double second = 0; second <= end - begin; second += step) {
            double x = x(begin + second);
            say("<path d=\"M%.1f %dv5\" stroke=\"#8a92a3\"/>", x, HEIGHT - BOTTOM);
            say(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#4a5263\">%d:%02d</text>",
                    x, HEIGHT - BOTTOM + 20, (long) (begin + second) / 60, (long) (begin + second) % 60);
        }
    }

    private void line(String colour, double width, ToDoubleFunction<Second> value) {
        StringBuilder path = new StringBuilder();
        int before = Integer.MIN_VALUE;
        for (Second second : figures.seconds()) {
            path.append(second.second() == before + 1 ? 'L' : 'M')
                    .append(String.format(
                            Locale.ROOT, "%.1f %.1f", x(second.second() + 0.5), y(value.applyAsDouble(second))));
            before = second.second();
        }
        say(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>",
                path, colour, width);
    }

    private double x(double second) {
        double inside = Math.max(begin, Math.min(end, second));
        return LEFT + (inside - begin) / (end - begin) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double millis) {
        double inside = Math.log10(Math.max(LEAST, Math.min(MOST, millis)) / LEAST) / Math.log10(MOST / LEAST);
        return HEIGHT - BOTTOM - inside * (HEIGHT - TOP - BOTTOM);
    }

    private void say(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
