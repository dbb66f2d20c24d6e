"""Chinese words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "时间 時間 时刻",
        "day": "日期",
        "text": "事件 内容 描述 说明 說明 过程",
        "source": "来源 依据 证据 證據",
        "actor": "人员 处理人 负责人",
    },
    "action_items": {
        "text": "行动项 措施 改进措施 任务 内容 事项 描述 行动 行動 改进项",
        "owner": "负责人 責任人 责任人 跟进人 負責人 责任方",
        "due_on": "截止日期 截止时间 期限 完成时间 计划完成时间",
        "priority": "优先级 優先級",
        "state": "状态 狀態 进度",
        "ticket": "工单 链接",
        "category": "类型 类别",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "标题": "incident.title",
    "事件编号": "incident.reference",
    "故障编号": "incident.reference",
    "严重程度": "incident.severity",
    "故障等级": "incident.severity",
    "日期": "incident.occurred_on",
    "发生日期": "incident.occurred_on",
    "服务": "incident.service",
    "团队": "incident.team",
    "作者": "authorship.authors",
    "参与人员": "authorship.participants",
    "主持人": "meeting.facilitator",
    "触发原因": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "持续时间": "impact.duration_minutes",
    "影响时长": "impact.duration_minutes",
    "受影响服务": "impact.services",
    "影响用户数": "impact.users",
    "数据丢失": "impact.data_loss",
    "错误预算": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": (
        "未开始",
        "待办",
        "待处理",
    ),
    "in_progress": (
        "进行中",
        "处理中",
    ),
    "done": (
        "已完成",
        "完成",
        "已解决",
        "已关闭",
    ),
    "declined": (
        "已拒绝",
        "不处理",
    ),
}
