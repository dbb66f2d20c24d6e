"""Spanish section words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "five-whys": ("cinco porqués", "5 porqués", "cinco por qués", "5 por qués", "cinco por qué", "5 por qué", "porqués"),
    "why-not-sooner": (
        "por qué no antes", "no detectamos antes", "no detectó antes", "detectado antes", "por qué tardó", "por qué tanto", "por qué tan tarde",
        "detectó tarde", "más temprano", "puntos ciegos", "señales perdidas", "por qué las pruebas", "no lo vimos antes", "no se detectó",
        "detectado más rápido", "señales ignoradas", "señales ignoraron", "llegaron tarde", "señales tardías",
    ),
    "belief": ("qué creíamos", "qué pensábamos", "lo que creíamos", "suposiciones", "hipótesis"),
    "reality": ("qué ocurría realmente", "lo que realmente", "realidad"),
    "went-poorly": (
        "qué salió mal", "lo que salió mal", "salió mal", "qué fue mal", "qué no funcionó", "no funcionó", "no salió bien", "qué se puede mejorar",
        "puede mejorar", "aspectos mejorables", "a mejorar", "áreas de mejora", "puntos débiles", "dificultades", "podemos mejorar",
        "podría mejorar", "qué mejorar", "oportunidades de mejora", "debilidades", "fallos", "mejorable", "funcionó mal",
    ),
    "went-well": (
        "qué salió bien", "lo que salió bien", "salió bien", "qué fue bien", "qué funcionó bien", "qué funcionó", "funcionó bien", "puntos fuertes",
        "aspectos positivos", "aciertos", "fortalezas", "buenas prácticas", "hicimos bien",
    ),
    "luck": ("suerte", "dónde tuvimos suerte", "afortunados", "casualidad"),
    "helped": ("qué ayudó", "ayudó"),
    "hurt": ("qué perjudicó", "qué dificultó", "perjudicó"),
    "decisions": ("decisiones", "decisión", "riesgos aceptados", "no se corregirá"),
    "action-items": (
        "acciones correctivas", "acciones preventivas", "acciones de seguimiento", "plan de acción", "acciones", "elementos de acción",
        "medidas correctivas", "medidas preventivas", "medidas", "próximos pasos", "siguientes pasos", "recomendaciones", "seguimiento",
        "prevención", "mejoras", "tareas", "remediación", "acciones a tomar", "tareas pendientes", "compromisos", "plan de mejora",
        "plan de remediación", "acciones de mejora", "qué haremos", "qué vamos a hacer", "pasos a seguir", "cambios", "corto plazo",
        "mediano plazo", "medio plazo", "largo plazo", "qué cambia", "evitaría", "evitar que se repita", "a implementar",
    ),
    "verification": (
        "verificación", "validación", "plan de pruebas", "comprobación", "eficacia", "criterios de cierre", "seguimiento de la eficacia", "validar",
        "repetición", "nueva prueba", "prueba de nuevo", "resultados obtenidos",
    ),
    "open-questions": (
        "preguntas abiertas", "cuestiones abiertas", "preguntas pendientes", "puntos pendientes", "preguntas", "dudas", "incógnitas", "por aclarar",
        "sin resolver",
    ),
    "contributing-factors": (
        "factores contribuyentes", "factores que contribuyeron", "factores agravantes", "causas contribuyentes", "factores", "circunstancias",
        "condiciones", "factores humanos", "causas secundarias", "contribuyó",
    ),
    "trigger": (
        "desencadenante", "detonante", "disparador", "evento desencadenante", "qué lo provocó", "provocó", "qué desencadenó", "inicio del problema",
    ),
    "root-cause": (
        "causa raíz", "causas raíz", "causas raíces", "causa principal", "causa fundamental", "análisis de causa", "análisis de causas", "causa",
        "causas", "origen", "por qué ocurrió", "por qué sucedió", "razón", "motivo", "motivos", "por qué pasó", "raíz", "qué causó",
        "causó realmente",
    ),
    "timeline": (
        "línea de tiempo", "línea temporal", "cronología", "cronograma", "secuencia de eventos", "desarrollo de los hechos", "sucesión de eventos",
        "eventos", "secuencia", "relato", "hechos", "registro de eventos", "cronológico", "bitácora",
    ),
    "detection": (
        "detección", "cómo se detectó", "descubrimiento", "alertas", "cómo nos enteramos", "cómo se descubrió", "notificación inicial",
        "tiempo de detección", "alerta", "señales",
    ),
    "impact": (
        "impacto", "impactos", "consecuencias", "usuarios afectados", "clientes afectados", "afectación", "alcance", "efectos", "daños",
        "afectados", "servicios afectados", "pérdidas", "coste", "costo", "magnitud", "perjuicio", "repercusión", "repercusiones", "síntomas",
        "síntoma",
    ),
    "response": (
        "resolución", "recuperación", "respuesta", "mitigación", "solución", "restablecimiento", "corrección", "escalado", "escalamiento",
        "acciones inmediatas", "medidas inmediatas", "contención", "vuelta a la normalidad", "restauración", "acciones tomadas", "medidas tomadas",
        "cómo se resolvió", "solución temporal", "gestión", "corrección aplicada", "solución aplicada",
    ),
    "lessons": (
        "lecciones aprendidas", "lecciones", "aprendizajes", "qué aprendimos", "conclusiones", "conclusión", "enseñanzas", "aprendido",
        "aprendimos", "aprendizaje", "qué nos llevamos", "lección", "lección aprendida",
    ),
    "related": (
        "incidentes relacionados", "incidentes similares", "incidentes anteriores", "antecedentes similares", "véase también", "ver también",
        "relacionados", "recurrencia", "precedentes", "anteriores",
    ),
    "communication": (
        "comunicación", "comunicaciones", "página de estado", "anuncios", "reunión", "clientes informados", "mensajes", "notificaciones",
        "comunicados",
    ),
    "people": (
        "participantes", "asistentes", "autores", "autor", "equipo", "personas involucradas", "personas", "responsables", "responsable", "roles",
        "revisores", "aprobación", "agradecimientos", "facilitador", "equipo de respuesta", "implicados", "involucrados", "elaborado por",
        "redactado por", "contactos",
    ),
    "glossary": ("glosario", "definiciones", "términos"),
    "evidence": (
        "anexo", "anexos", "apéndice", "referencias", "evidencias", "evidencia", "registros", "enlaces", "recursos", "capturas de pantalla",
        "documentos", "fuentes", "documentación", "material", "adjuntos", "gráficos", "capturas", "pruebas", "mensajes de error",
        "información adicional", "información complementaria",
    ),
    "background": (
        "contexto", "antecedentes", "estado previo", "arquitectura", "trasfondo", "situación inicial", "funcionamiento normal", "entorno",
        "situación actual",
    ),
    "status": (
        "estado", "metadatos", "información general", "datos generales", "datos clave", "severidad", "gravedad", "duración", "fecha", "métricas",
        "detalles del incidente", "ficha", "inicio", "fin", "prioridad", "categoría", "identificación", "ficha técnica", "clasificación", "cuándo",
        "=información", "información básica", "etiquetas",
    ),
    "summary": (
        "resumen", "resumen ejecutivo", "qué pasó", "qué ocurrió", "qué sucedió", "lo que pasó", "descripción", "visión general", "introducción",
        "síntesis", "=incidente", "qué ha pasado", "planteamiento del problema", "problema", "hechos relevantes", "en breve", "sumario",
        "recapitulación",
    ),
    "analysis": (
        "análisis", "análisis técnico", "investigación", "diagnóstico", "detalles técnicos", "evaluación", "explicación", "metodología", "método",
        "riesgos", "evaluación de riesgos", "estudio", "reproducción", "análisis del problema",
    ),
}  # fmt: skip

# What these mean where other words of the document say their kind.
INSTEAD = {"remediación": "response"}

FILLERS = [
    "el", "la", "los", "las", "lo", "un", "una", "unos", "unas", "de", "del", "al", "a", "en", "y", "o", "que", "se", "nos", "nuestro",
    "nuestra", "fue", "fueron", "es", "son", "era", "por", "para", "con", "su", "sus", "resto", "incidente", "incidentes", "caída",
]  # fmt: skip
