// A freeze: a window of every week in which nothing is deployed, on the clocks of its time zone.

/** 0 is Monday; minutes since midnight, by the clocks of the window's zone. */
export interface WeekTime {
  readonly day: number;
  readonly minute: number;
}

export interface FreezeWindow {
  readonly from: WeekTime;
  /** Not in the window any more. One that is before `from` is in the next week. */
  readonly to: WeekTime;
  /** IANA's name: "Asia/Tokyo". */
  readonly timezone: string;
  readonly reason: string;
}
