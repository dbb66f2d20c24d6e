"""Spanish section words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "five-whys": ("cinco porqués", "5 porqués", "cinco por qués", "5 por qués", "cinco por qué", "5 por qué"),
    "why-not-sooner": ("por qué no antes", "no detectamos antes", "no detectó antes", "detectado antes", "por qué tardó", "por qué tanto"),
    "belief": ("qué creíamos", "qué pensábamos", "lo que creíamos", "suposiciones", "hipótesis"),
    "reality": ("qué ocurría realmente", "lo que realmente", "realidad"),
    "went-poorly": (
        "qué salió mal", "lo que salió mal", "salió mal", "qué fue mal", "qué no funcionó", "no funcionó", "no salió bien", "qué se puede mejorar",
        "puede mejorar", "aspectos mejorables", "a mejorar", "áreas de mejora", "puntos débiles", "dificultades",
    ),
    "went-well": (
        "qué salió bien", "lo que salió bien", "salió bien", "qué fue bien", "qué funcionó bien", "qué funcionó", "funcionó bien", "puntos fuertes",
        "aspectos positivos",
    ),
    "luck": ("suerte", "dónde tuvimos suerte"),
    "helped": ("qué ayudó", "ayudó"),
    "hurt": ("qué perjudicó", "qué dificultó", "perjudicó"),
    "decisions": ("decisiones", "decisión", "riesgos aceptados", "no se corregirá"),
    "action-items": (
        "acciones correctivas", "acciones preventivas", "acciones de seguimiento", "plan de acción", "acciones", "elementos de acción",
        "medidas correctivas", "medidas preventivas", "medidas", "próximos pasos", "siguientes pasos", "recomendaciones", "seguimiento",
        "prevención", "mejoras", "tareas", "remediación",
    ),
    "verification": ("verificación", "validación", "plan de pruebas", "comprobación"),
    "open-questions": ("preguntas abiertas", "cuestiones abiertas", "preguntas pendientes", "puntos pendientes", "preguntas"),
    "contributing-factors": ("factores contribuyentes", "factores que contribuyeron", "factores agravantes", "causas contribuyentes", "factores"),
    "trigger": ("desencadenante", "detonante", "disparador", "evento desencadenante"),
    "root-cause": (
        "causa raíz", "causas raíz", "causas raíces", "causa principal", "causa fundamental", "análisis de causa", "análisis de causas", "causa",
        "causas", "origen", "por qué ocurrió", "por qué sucedió",
    ),
    "timeline": (
        "línea de tiempo", "línea temporal", "cronología", "cronograma", "secuencia de eventos", "desarrollo de los hechos", "sucesión de eventos",
    ),
    "detection": ("detección", "cómo se detectó", "descubrimiento", "alertas"),
    "impact": ("impacto", "impactos", "consecuencias", "usuarios afectados", "clientes afectados", "afectación", "alcance", "efectos", "daños"),
    "response": (
        "resolución", "recuperación", "respuesta", "mitigación", "solución", "restablecimiento", "corrección", "escalado", "escalamiento",
    ),
    "lessons": ("lecciones aprendidas", "lecciones", "aprendizajes", "qué aprendimos", "conclusiones", "conclusión", "enseñanzas"),
    "related": (
        "incidentes relacionados", "incidentes similares", "incidentes anteriores", "antecedentes similares", "véase también", "ver también",
    ),
    "communication": ("comunicación", "comunicaciones", "página de estado", "anuncios", "reunión"),
    "people": (
        "participantes", "asistentes", "autores", "autor", "equipo", "personas involucradas", "personas", "responsables", "responsable", "roles",
        "revisores", "aprobación", "agradecimientos", "facilitador",
    ),
    "glossary": ("glosario", "definiciones", "términos"),
    "evidence": (
        "anexo", "anexos", "apéndice", "referencias", "evidencias", "evidencia", "registros", "enlaces", "recursos", "capturas de pantalla",
        "documentos", "fuentes",
    ),
    "background": ("contexto", "antecedentes", "estado previo", "arquitectura", "trasfondo"),
    "status": (
        "estado", "metadatos", "información general", "datos generales", "datos clave", "severidad", "gravedad", "duración", "fecha", "métricas",
        "detalles del incidente", "ficha",
    ),
    "summary": (
        "resumen", "resumen ejecutivo", "qué pasó", "qué ocurrió", "qué sucedió", "lo que pasó", "descripción", "visión general", "introducción",
        "síntesis", "=incidente",
    ),
    "analysis": ("análisis", "análisis técnico", "investigación", "diagnóstico", "detalles técnicos", "evaluación", "explicación"),
}  # fmt: skip

FILLERS = [
    "el", "la", "los", "las", "lo", "un", "una", "unos", "unas", "de", "del", "al", "a", "en", "y", "o", "que", "se", "nos", "nuestro",
    "nuestra", "fue", "fueron", "es", "son", "era", "por", "para", "con", "su", "sus", "incidente", "incidentes", "caída",
]  # fmt: skip

# Words at the head of a column, before a value, and for a state: what each means as a field of the model.
COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "hora cuándo",
        "day": "fecha",
        "text": "evento suceso descripción qué",
        "source": "fuente evidencia",
        "actor": "quién actor",
    },
    "action_items": {
        "text": "acción tarea descripción medida",
        "owner": "responsable propietario quién",
        "due_on": "vencimiento plazo límite fecha",
        "priority": "prioridad",
        "state": "estado",
        "ticket": "ticket",
        "category": "tipo categoría",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "título": "incident.title",
    "severidad": "incident.severity",
    "gravedad": "incident.severity",
    "fecha": "incident.occurred_on",
    "servicio": "incident.service",
    "equipo": "incident.team",
    "autor": "authorship.authors",
    "autores": "authorship.authors",
    "participantes": "authorship.participants",
    "facilitador": "meeting.facilitator",
    "estado": "state",
    "desencadenante": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "duración": "impact.duration_minutes",
    "servicios afectados": "impact.services",
    "usuarios afectados": "impact.users",
    "pérdida de datos": "impact.data_loss",
    "ingresos": "impact.revenue",
    "presupuesto de error": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": (
        "abierto",
        "abierta",
        "pendiente",
        "por hacer",
    ),
    "in_progress": (
        "en curso",
        "en progreso",
    ),
    "done": (
        "hecho",
        "hecha",
        "completado",
        "completada",
        "cerrado",
        "cerrada",
    ),
    "declined": (
        "rechazado",
        "descartado",
    ),
}
