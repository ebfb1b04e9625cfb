// Imported before a process starts: its clock begins at the same moment in every run, so that pages show the same dates.
const SHIFT = Date.UTC(2026, 0, 15, 12) - Date.now();
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...parts) {
    if (parts.length === 0) super(Real.now() + SHIFT);
    else super(...parts);
  }
  static now() {
    return Real.now() + SHIFT;
  }
};
