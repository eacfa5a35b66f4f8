package dev.culprit.samples;

/// A pseudo-random stream that is the same on every machine and every Java release, which the JDK
/// does not promise for `SplittableRandom`.
///
/// The step is SplitMix64: Steele, Lea, Flood, *Fast splittable pseudorandom number generators*,
/// OOPSLA 2014, with the mixing constants of Stafford's variant 13.
final class SplitMix64 {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long seed;
    private long state;

    SplitMix64(long seed) {
        this.seed = seed;
        this.state = seed;
    }

    /// An independent stream for one concern, so that drawing more numbers in one place does not
    /// change what another place gets.
    SplitMix64 branch(String concern) {
        return new SplitMix64(mix(seed ^ (concern.hashCode() * GOLDEN_GAMMA)));
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /// In [0, 1).
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /// In [0, bound).
    int below(int bound) {
        return (int) (((next() >>> 33) * bound) >>> 31);
    }

    /// In [from, to], both included.
    int between(int from, int to) {
        return from + below(to - from + 1);
    }

    long between(long from, long to) {
        return from + (long) (unit() * (to - from + 1));
    }

    /// An index of the weights, each as likely as its weight.
    int weighted(int[] weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int left = below(total);
        int index = 0;
        while (left >= weights[index]) {
            left -= weights[index];
            index++;
        }
        return index;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
