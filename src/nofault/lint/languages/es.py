"""Spanish: a first pack."""

from __future__ import annotations

NAME = "es"
STOPWORDS = """
    el la los las un una unos unas del de y es fue era fueron ha han había que en para por con no se lo su sus al como pero más este esta esto estos
    sin sobre cuando porque nos ser estaba estaban hubo habría muy ya entre
    """
ENDINGS = ("o", "a", "os", "as")
CLASSES = {
    "person": """
        ingeniero ingeniera ingenieros técnico técnica técnicos desarrollador desarrolladora desarrolladores operador operadora operadores
        administrador administradora administradores equipo equipos compañero compañera compañeros empleado empleada empleados becario becaria
        contratista responsable responsables autor autora revisor revisores guardia alguien personal jefe jefa gerente dba sre él ella
        """,
    "slip": """
        olvidó olvidaron olvidado ignoró ignoraron ignorado omitió omitieron omitido confundió confundieron confundido descuidó descuidaron
        descuidado subestimó subestimaron subestimado incumplió incumplieron incumplido equivocó equivocaron equivocado saltó pasó-por-alto
        """,
    "checked": """
        verificó verificaron verificado comprobó comprobaron comprobado probó probaron probado revisó revisaron revisado leyó leyeron leído
        avisó avisaron avisado informó informaron informado notó notaron siguió siguieron respetó documentó escaló
        """,
    "unintended": "accidentalmente involuntariamente erróneamente equivocadamente imprudentemente",
}
PATTERNS = {
    "BLM001": ("[person] * ![slip]",),
    "BLM002": ("[person] * !no [checked]", "[person] * !no ha|han|había|habían [checked]", "!nadie [checked]", "!nadie * [checked]"),
    "BLM003": ("[person] * ![unintended]", "[person] * por !error|accidente|descuido"),
    "BLM006": (
        "!causado|causada|provocado|provocada por un|una|el|la|los [person]",
        "!debido a un|una [person]",
        "!causa * fue|es|: un|una|el|la [person]",
    ),
    "BLM007": ("[person] tiene|tuvo|tienen * !culpa", "la !culpa * de|del * [person]", "[person] es|fue|son !culpable|culpables"),
    "BLM009": ("!olvidé|ignoré|confundí", "!debí haber", "es * mi !culpa"),
    "HUM001": ("!error|errores|fallo humano|humanos", "!error|fallo del|de operador|usuario|técnico|administrador|empleado|personal"),
    "HUM002": ("no * se !siguió|respetó|cumplió|siguieron|respetaron|cumplieron * procedimiento|proceso|protocolo|normas|instrucciones",),
    "HUM003": ("!falta de formación|experiencia|capacitación|conocimientos", "!formación insuficiente"),
    "HND001": ("!debería|deberían|debió|debieron haber", "!debería|deberían|debió haberse"),
    "HND002": (
        "!podría|podrían|pudo haber|haberse evitado|detectado|prevenido",
        "se !podría|podrían haber evitado|detectado|prevenido",
        "!evitable|evitables",
    ),
    "HND004": ("en !retrospectiva * error|obvio|claro", "viéndolo * !retrospectivamente"),
    "HND005": ("por qué * !nadie",),
    "CHR001": (
        "!negligente|negligentes|imprudente|imprudentes|irresponsable|irresponsables|descuidad+|chapucer+ * [person]",
        "[person] * !negligente|negligentes|imprudente|imprudentes|irresponsable|irresponsables|chapucer+|vag+",
        "!negligencia|imprudencia|descuido|dejadez|desidia",
    ),
    "CHR002": ("!incompetente|incompetentes|incompetencia|inepto|inepta|ineptos",),
    "REM001": (
        "!ser|sean|tener|tengan más cuidados+|cuidado|atent+|prudente|prudentes|cuidadosos|cuidadoso",
        "prestar|poner * más !atención|cuidado",
        "!mayor|más atención|cuidado|diligencia|disciplina",
    ),
    "REM002": ("!recordar|concienciar|sensibilizar|formar|capacitar * [person]",),
    "REM003": (
        "!sanción|sanciones|amonestación|amonestado|amonestada|expediente disciplinario|disciplinaria|al|a|por",
        "[person] * !despedido|despedida|sancionado|sancionada",
    ),
}
