"""Japanese words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "時刻 時間 日時",
        "day": "日付",
        "text": "イベント 内容 事象 出来事 対応内容 状況",
        "source": "出典 根拠 ソース",
        "actor": "担当 対応者 担当者",
    },
    "action_items": {
        "text": "アクション アクションアイテム 対策 内容 タスク 項目 対応 対応内容 再発防止策",
        "owner": "担当 担当者 責任者 オーナー",
        "due_on": "期限 期日 完了予定",
        "priority": "優先度 優先順位",
        "state": "状態 ステータス 進捗",
        "ticket": "チケット 課題",
        "category": "種別 分類",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "タイトル": "incident.title",
    "インシデントid": "incident.reference",
    "重大度": "incident.severity",
    "深刻度": "incident.severity",
    "発生日": "incident.occurred_on",
    "発生日時": "incident.occurred_on",
    "サービス": "incident.service",
    "チーム": "incident.team",
    "作成者": "authorship.authors",
    "執筆者": "authorship.authors",
    "参加者": "authorship.participants",
    "ファシリテーター": "meeting.facilitator",
    "ステータス": "state",
    "検知方法": "detection.how",
}
IMPACT_LABELS: dict[str, str] = {
    "影響時間": "impact.duration_minutes",
    "影響サービス": "impact.services",
    "影響を受けたサービス": "impact.services",
    "影響ユーザー数": "impact.users",
    "データ損失": "impact.data_loss",
    "エラーバジェット": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": (
        "未着手",
        "未対応",
        "予定",
        "対応予定",
    ),
    "in_progress": (
        "対応中",
        "進行中",
        "着手",
    ),
    "done": (
        "完了",
        "対応済",
        "対応済み",
        "済",
    ),
    "declined": (
        "見送り",
        "却下",
    ),
}
