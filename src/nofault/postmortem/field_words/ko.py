"""Korean words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "시간 시각 일시",
        "day": "날짜 일자",
        "text": "내용 이벤트 설명 사건 활동",
        "source": "출처 근거",
        "actor": "담당자 누가",
    },
    "action_items": {
        "text": "액션 조치 내용 항목 할일 작업 설명 아이템",
        "owner": "담당자 담당 책임자",
        "due_on": "기한 마감일 완료일 목표일 일정",
        "priority": "우선순위",
        "state": "상태 진행상태 진행",
        "ticket": "티켓 이슈",
        "category": "유형 분류 구분",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "제목": "incident.title",
    "심각도": "incident.severity",
    "등급": "incident.severity",
    "장애 번호": "incident.reference",
    "인시던트 번호": "incident.reference",
    "날짜": "incident.occurred_on",
    "발생일": "incident.occurred_on",
    "서비스": "incident.service",
    "팀": "incident.team",
    "작성자": "authorship.authors",
    "참석자": "authorship.participants",
    "참여자": "authorship.participants",
    "진행자": "meeting.facilitator",
    "상태": "state",
    "트리거": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "지속 시간": "impact.duration_minutes",
    "장애 시간": "impact.duration_minutes",
    "영향 서비스": "impact.services",
    "영향받은 서비스": "impact.services",
    "영향 사용자 수": "impact.users",
    "데이터 손실": "impact.data_loss",
    "오류 예산": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": ("예정", "대기", "할일"),
    "in_progress": ("진행중", "진행 중"),
    "done": ("완료", "완료됨", "종료"),
    "declined": ("취소", "거절"),
}
