"""Spanish."""

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
        programador programadora programadores consultor consultora director directora dirección analista analistas supervisor supervisora
        proveedor turno becarios soporte mantenedor mantenedores compañeros aprendiz gestor gestora agente agentes
        """,
    "slip": """
        olvidó olvidaron olvidado ignoró ignoraron ignorado omitió omitieron omitido confundió confundieron confundido descuidó descuidaron
        descuidado subestimó subestimaron subestimado incumplió incumplieron incumplido equivocó equivocaron equivocado saltó saltaron
        rompió rompieron arruinó malinterpretó
        desatendió desatendieron desoyó infringió menospreció
        """,
    "checked": """
        verificó verificaron verificado comprobó comprobaron comprobado probó probaron probado revisó revisaron revisado leyó leyeron leído
        avisó avisaron avisado informó informaron informado notó notaron siguió siguieron respetó documentó escaló renovó renovaron miró
        pensó preguntó consultó esperó reaccionó validó llamó
        """,
    "unintended": "accidentalmente involuntariamente erróneamente equivocadamente imprudentemente",
}
PATTERNS = {
    "BLM001": (
        "[person] * ![slip]",
        "[person] * !borró|eliminó|apagó|reinició|desactivó|desconectó|sobrescribió|modificó|desplegó * equivocado|equivocada|incorrecto|incorrecta",
        "[person] * !sin * verificar|probar|avisar|copia|revisión|comprobar|leer|preguntar|consultar",
        "[person] * !dejó|dejaron * abierto|abierta|caducar|expirar|encendido|pasar",
        "[person] * cometió|cometieron un|una|el !error|fallo|equivocación|descuido",
    ),
    "BLM002": ("[person] * !no [checked]", "[person] * !no ha|han|había|habían [checked]", "!nadie [checked]", "!nadie * [checked]"),
    "BLM003": ("[person] * ![unintended]", "[person] * por !error|accidente|descuido"),
    "BLM006": (
        "!causado|causada|provocado|provocada por un|una|el|la|los [person]",
        "!debido a un|una|el|la [person]",
        "por !culpa de|del * [person]",
        "a !causa de|del * [person]",
        "!atribuible|atribuibles|achacable a|al * [person]",
        "!causa * fue|es|: un|una|el|la [person]",
    ),
    "BLM007": ("[person] tiene|tuvo|tienen * !culpa", "la !culpa * de|del * [person]", "[person] es|fue|son !culpable|culpables"),
    "BLM009": ("!olvidé|ignoré|confundí", "!debí haber", "es * mi !culpa"),
    "HUM001": ("!error|errores|fallo humano|humanos", "!error|fallo del|de operador|usuario|técnico|administrador|empleado|personal"),
    "HUM002": ("no * se !siguió|respetó|cumplió|siguieron|respetaron|cumplieron * procedimiento|proceso|protocolo|normas|instrucciones",),
    "HUM003": ("!falta de formación|experiencia|capacitación|conocimientos", "!formación insuficiente"),
    "HND001": (
        "!debería|deberían|debió|debieron haber",
        "!debería|deberían|debió haberse",
        "[person] !tenía|tenían que haber",
        "!deberíamos|debimos haber",
    ),
    "HND002": (
        "!podría|podrían|pudo haber|haberse evitado|detectado|prevenido",
        "se !podría|podrían haber evitado|detectado|prevenido",
        "!evitable|evitables",
        "!habría|habrían bastado|evitado|detectado|impedido|mostrado",
        "si * [person]|hubiéramos !hubiera|hubiese|hubieran * verificado|probado|leído|seguido|avisado|esperado|revisado|sabido",
    ),
    "HND004": ("en !retrospectiva * error|obvio|claro", "viéndolo * !retrospectivamente"),
    "HND005": ("por qué * !nadie", "por qué * no !verificó|comprobó|probó|revisó|leyó|avisó|reaccionó", "cómo * !pudo|pudieron"),
    "CHR001": (
        "!negligente|negligentes|imprudente|imprudentes|irresponsable|irresponsables|descuidad+|chapucer+ * [person]",
        "[person] * !negligente|negligentes|imprudente|imprudentes|irresponsable|irresponsables|chapucer+|vag+",
        "!negligencia|imprudencia|descuido|dejadez|desidia|pereza|arrogancia|chapuza|irresponsabilidad|despiste",
        "!falta de rigor|cuidado|atención|disciplina|profesionalidad|diligencia|seriedad|responsabilidad|concentración|criterio",
    ),
    "CHR002": (
        "!incompetente|incompetentes|incompetencia|inepto|inepta|ineptos",
        "[person] * !inexperto|inexperta|distraído|distraída|despistado|despistada|desbordado|desbordada|torpe|torpes|terco|terca|incapaz|incapaces",
    ),
    "REM001": (
        "!ser|sean|tener|tengan más cuidados+|cuidado|atent+|prudente|prudentes|cuidadosos|cuidadoso",
        "prestar|poner * más !atención|cuidado",
        "!mayor|más atención|cuidado|diligencia|disciplina|rigor|prudencia|precaución",
        "[person]|todos|todas deben|debe|deberán|tienen|tiene * !verificar|revisar|pensar|respetar|recordar|esforzarse",
        "!próxima vez * verificar|pensar|cuidado|revisar",
    ),
    "REM002": (
        "!recordar|concienciar|sensibilizar|formar|capacitar|educar|concientizar * [person]|todos",
        "[person] * !recordado|concienciado|advertido|reeducado|sensibilizado",
    ),
    "REM003": (
        "!sanción|sanciones|amonestación|amonestado|amonestada|expediente disciplinario|disciplinaria|al|a|por",
        "[person] * !despedido|despedida|sancionado|sancionada|suspendido|suspendida|amonestado|amonestada|trasladado|trasladada|advertido|castigado",
        "rendir|rindan|rendirá !cuentas",
    ),
}
