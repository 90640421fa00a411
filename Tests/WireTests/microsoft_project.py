"""Microsoft Project XML files, made from the published schema (http://schemas.microsoft.com/project/2007), whose dates
are worked out here and not by the server."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from xml.sax.saxutils import escape

MORNING, NOON, AFTERNOON, EVENING = time(8), time(12), time(13), time(17)


def on_working_time(moment: datetime) -> datetime:
    """The first working moment that is not before: Monday to Friday, 8 to 12 and 13 to 17."""
    if moment.weekday() < 5:
        if moment.time() < MORNING:
            return datetime.combine(moment, MORNING)
        if NOON <= moment.time() < AFTERNOON:
            return datetime.combine(moment, AFTERNOON)
        if moment.time() < EVENING:
            return moment
    return on_working_time(datetime.combine(moment.date() + timedelta(days=1), MORNING))


def after_hours(start: datetime, hours: int) -> datetime:
    """Where as many working hours from the start end."""
    moment = on_working_time(start)
    while hours:
        end = datetime.combine(moment, NOON if moment.time() < NOON else EVENING)
        step = min(end - moment, timedelta(hours=hours))
        moment, hours = moment + step, hours - int(step.total_seconds() // 3_600)
        if hours:
            moment = on_working_time(moment)
    return moment


@dataclass
class Activity:
    uid: int
    name: str
    start: datetime
    finish: datetime
    hours: int
    predecessor: int | None


@dataclass
class Plan:
    """Phases one after the other; the activities of each are a chain."""

    activities: list[Activity]
    xml: bytes


def make_plan(phases: int, each: int) -> Plan:
    activities, parts = [], []
    start, previous, uid = datetime(2026, 3, 2, 8), None, 0
    for phase in range(phases):
        uid += 1
        head, inner = uid, []
        for number in range(each):
            uid += 1
            hours = 2 + (phase * 7 + number * 5) % 23
            begin = on_working_time(start)
            name = f"Phase {phase} & step <{number}>"
            activity = Activity(uid, name, begin, after_hours(begin, hours), hours, previous)
            inner.append(activity)
            start, previous = activity.finish, uid
        parts.append(_task(head, f"Phase {phase}", 1, inner[0].start, inner[-1].finish, None, summary=True))
        parts += [_task(a.uid, a.name, 2, a.start, a.finish, a) for a in inner]
        activities += inner
    days = "".join(
        f"<WeekDay><DayType>{day}</DayType><DayWorking>{int(1 < day < 7)}</DayWorking>"
        + ("<WorkingTimes>" + _hours(MORNING, NOON) + _hours(AFTERNOON, EVENING) + "</WorkingTimes>" if 1 < day < 7 else "")
        + "</WeekDay>"
        for day in range(1, 8)
    )
    calendar = f"<Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>{days}</WeekDays></Calendar>"
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Project xmlns="http://schemas.microsoft.com/project">'
        f"<Name>Plan</Name><CalendarUID>1</CalendarUID><StartDate>{activities[0].start.isoformat()}</StartDate>"
        f"<Calendars>{calendar}</Calendars><Tasks>{''.join(parts)}</Tasks></Project>"
    )
    return Plan(activities, xml.encode())


def _hours(start: time, end: time) -> str:
    return f"<WorkingTime><FromTime>{start}</FromTime><ToTime>{end}</ToTime></WorkingTime>"


def _task(uid, name, level, start, finish, activity, summary=False) -> str:
    link = ""
    if activity and activity.predecessor:
        link = f"<PredecessorLink><PredecessorUID>{activity.predecessor}</PredecessorUID><Type>1</Type></PredecessorLink>"
    duration = f"<Duration>PT{activity.hours}H0M0S</Duration><DurationFormat>5</DurationFormat>" if activity else ""
    return (
        f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{escape(name)}</Name><OutlineLevel>{level}</OutlineLevel>"
        f"<Start>{start.isoformat()}</Start><Finish>{finish.isoformat()}</Finish>{duration}"
        f"<Summary>{int(summary)}</Summary>{link}</Task>"
    )
