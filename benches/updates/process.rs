//! What a process has used, as Linux tells it.

/// Seconds of CPU, user and system, of all threads.
#[derive(Clone, Copy)]
pub struct Usage(f64);

/// The kernel counts in hundredths of a second, whatever its own clock ticks at.
const TICKS: f64 = 100.0;

impl Usage {
    pub fn of(process: u32) -> Self {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
        // Behind the name, which may hold anything and ends at the last bracket.
        let fields: Vec<&str> = stat.rsplit_once(") ").unwrap().1.split(' ').collect();
        let ticks: f64 = fields[11..13].iter().map(|field| field.parse::<f64>().unwrap()).sum();
        Self(ticks / TICKS)
    }

    pub fn since(self, earlier: Self) -> f64 {
        self.0 - earlier.0
    }
}

/// Resident memory now and at most, in MB.
pub fn memory(process: u32) -> (f64, f64) {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        let kib: f64 = line.trim().trim_end_matches(" kB").parse().unwrap();
        kib * 1024.0 / 1e6
    };
    (field("VmRSS:"), field("VmHWM:"))
}
