//! Which numbers does a statement tell, and how are they written? Values are drawn finer than they are printed.

/// A statement that is true and the same with one slip.
pub struct Draw {
    pub truth: String,
    pub slip: String,
}

/// A small xorshift generator.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        let mut rng = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..8 {
            rng.next();
        }
        rng
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number from `low` to `high`, both possible.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    pub fn chance(&mut self) -> bool {
        self.between(0, 1) == 1
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.between(0, from.len() as u64 - 1)).unwrap()]
    }
}

/// `1234567` with two decimals: `12,345.67`.
pub fn number(value: u64, decimals: u32) -> String {
    let unit = 10_u64.pow(decimals);
    let digits = (value / unit).to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if decimals > 0 {
        let fraction = value % unit;
        text = format!("{text}.{fraction:0width$}", width = decimals as usize);
    }
    text
}

/// A quotient to the nearest whole.
pub fn nearest(numerator: u64, denominator: u64) -> u64 {
    (2 * numerator + denominator) / (2 * denominator)
}

/// How the levels of one measure are written: `$` 2 decimals ` million`.
#[derive(Clone, Copy)]
pub struct Style {
    before: &'static str,
    decimals: u32,
    after: &'static str,
}

const STYLES: &[Style] = &[
    Style { before: "$", decimals: 2, after: " million" },
    Style { before: "$", decimals: 1, after: "bn" },
    Style { before: "£", decimals: 0, after: "m" },
    Style { before: "", decimals: 1, after: " million euros" },
    Style { before: "", decimals: 1, after: " mln dlrs" },
    Style { before: "", decimals: 0, after: " tonnes" },
    Style { before: "", decimals: 2, after: " million barrels" },
];

impl Style {
    pub fn any(rng: &mut Rng) -> Self {
        rng.pick(STYLES)
    }

    pub fn say(self, value: u64) -> String {
        format!("{}{}{}", self.before, number(value, self.decimals), self.after)
    }
}

/// Another value for a stated one, out of reach of any rounding: two digits swapped, or one digit off.
pub fn slipped(rng: &mut Rng, value: u64) -> u64 {
    let far = |other: u64| value.abs_diff(other) * 100 >= 15 * value.min(other) && other > 0;
    let digits: Vec<char> = value.to_string().chars().collect();
    if digits.len() > 1 && digits[1] != '0' && rng.chance() {
        let mut swapped = digits.clone();
        swapped.swap(0, 1);
        let swapped = swapped.into_iter().collect::<String>().parse().unwrap();
        if far(swapped) {
            return swapped;
        }
    }
    let place = 10_u64.pow(u32::try_from(digits.len()).unwrap() - 1);
    [value + place, value + 2 * place].into_iter().find(|other| far(*other)).unwrap_or(value + 3 * place)
}
