/* Shapley's value: what each part contributes, averaged over every order in which the parts might
 * come into force. With f(S) the outcome when the parts of S are in force, of k that matter, part
 * p contributes
 *
 *     sum over s of  (sum of f over S with p, |S| = s + 1  -  sum of f over S without, |S| = s)
 *                    / (k x C(k - 1, s))
 *
 * Sums are of whole numbers over one common denominator. */
#include "score/hybrid_plan.h"

enum { MOST = IGA_MOST_PARTS };

/* The outcomes of a game, for every choice among the parts that make a difference. */
struct outcomes {
    choice parts; /* that make one */
    int count;    /* of them */
    mpz_t common; /* denominator */
};

static mpq_srcptr outcome(struct hybrid *h, const struct game *game, choice parts)
{
    const struct root *root = &h->roots[game->root];
    return root->values[root->on.rank[parts]];
}

/* Works out every outcome; then leaves out the parts that change none. */
static void find_outcomes(struct outcomes *out, struct hybrid *h, const struct game *game)
{
    const struct dependence *on = &h->roots[game->root].on;
    choice parts = 0;
    for (uint32_t r = 0; r < on->size; r++, parts = hybrid_next(parts, on->parts))
        hybrid_root(h, game->root, parts);
    out->parts = on->parts;
    for (choice bit = 1; bit <= on->parts; bit <<= 1) {
        bool differs = false;
        if (!(on->parts & bit))
            continue;
        choice others = out->parts & ~bit, c = 0;
        do {
            differs = !mpq_equal(outcome(h, game, c), outcome(h, game, c | bit));
            c = hybrid_next(c, others);
        } while (!differs && c);
        if (!differs)
            out->parts = others;
    }
    out->count = __builtin_popcount(out->parts);
    mpz_set_ui(out->common, 1);
    choice c = 0;
    do {
        mpz_lcm(out->common, out->common, mpq_denref(outcome(h, game, c)));
        c = hybrid_next(c, out->parts);
    } while (c);
}

/* The sums of outcomes by how many parts are in force: of all, and of those with each part. */
struct sums {
    mpz_t all[MOST + 1], with[MOST][MOST + 1];
};

static void sums_init(struct sums *sums)
{
    for (int s = 0; s <= MOST; s++) {
        mpz_init(sums->all[s]);
        for (int p = 0; p < MOST; p++)
            mpz_init(sums->with[p][s]);
    }
}

static void sums_clear(struct sums *sums)
{
    for (int s = 0; s <= MOST; s++) {
        mpz_clear(sums->all[s]);
        for (int p = 0; p < MOST; p++)
            mpz_clear(sums->with[p][s]);
    }
}

static void add_up(struct sums *sums, struct hybrid *h, const struct game *game,
                   const struct outcomes *outcomes)
{
    mpz_t units;
    mpz_init(units);
    choice c = 0;
    do {
        mpq_srcptr value = outcome(h, game, c);
        int size = __builtin_popcount(c);
        mpz_divexact(units, outcomes->common, mpq_denref(value));
        mpz_mul(units, units, mpq_numref(value));
        mpz_add(sums->all[size], sums->all[size], units);
        for (choice left = c; left; left &= left - 1) {
            int p = __builtin_ctz(left);
            mpz_add(sums->with[p][size], sums->with[p][size], units);
        }
        c = hybrid_next(c, outcomes->parts);
    } while (c);
    mpz_clear(units);
}

/* What part p contributes. */
static void contribution(mpq_t out, const struct sums *sums, const struct outcomes *outcomes, int p)
{
    mpq_t term;
    mpz_t without, ways;
    mpq_init(term);
    mpz_inits(without, ways, NULL);
    mpq_set_ui(out, 0, 1);
    for (int s = 0; s < outcomes->count; s++) {
        mpz_sub(without, sums->all[s], sums->with[p][s]);
        mpz_sub(mpq_numref(term), sums->with[p][s + 1], without);
        mpz_bin_uiui(ways, (unsigned long)outcomes->count - 1, (unsigned long)s);
        mpz_mul_ui(ways, ways, (unsigned long)outcomes->count);
        mpz_mul(mpq_denref(term), ways, outcomes->common);
        mpq_canonicalize(term);
        mpq_add(out, out, term);
    }
    mpz_clears(without, ways, NULL);
    mpq_clear(term);
}

static void share_game(struct hybrid *h, const struct game *game, mpq_t *shares)
{
    struct outcomes outcomes;
    struct sums sums;
    mpq_t share;
    mpz_init(outcomes.common);
    find_outcomes(&outcomes, h, game);
    if (outcomes.count) {
        sums_init(&sums);
        mpq_init(share);
        add_up(&sums, h, game, &outcomes);
        for (choice left = outcomes.parts; left; left &= left - 1) {
            int p = __builtin_ctz(left);
            contribution(share, &sums, &outcomes, p);
            mpq_mul(share, share, game->factor);
            mpq_add(shares[p], shares[p], share);
        }
        mpq_clear(share);
        sums_clear(&sums);
    }
    mpz_clear(outcomes.common);
}

void hybrid_shares(struct hybrid *h, mpq_t *shares)
{
    for (size_t p = 0; p < h->part_count; p++)
        mpq_set_ui(shares[p], 0, 1);
    for (size_t i = 0; i < h->game_count; i++)
        share_game(h, &h->games[i], shares);
}
